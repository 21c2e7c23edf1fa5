namespace MlpGen.Generator.Model;

/// <summary>The source of an activation's derivative in the backward pass.</summary>
internal enum DerivativeSource
{
    /// <summary>The derivative is 1, so nothing is stored or multiplied.</summary>
    One,

    /// <summary>
    /// The derivative is 1 if the activation is above 0, else 0 (Relu). The backward pass reads it from the activation, which the kernels
    /// apply before a sum leaves its register.
    /// </summary>
    Output,

    /// <summary>
    /// The forward pass of training stores the derivative. Recomputing it as a(1 − a) or 1 − a² would lose all digits if a saturates. The
    /// stored value costs the same single load, and the delta overwrites it in place.
    /// </summary>
    Stored,
}
