namespace MlpGen.Generator.Model;

/// <summary>Where the backward pass takes the derivative of an activation from.</summary>
internal enum DerivativeSource
{
    /// <summary>It is 1: nothing is kept and nothing multiplied.</summary>
    One,

    /// <summary>
    /// It is 1 where the activation is above 0, else 0 (Relu), and so is read off the activation itself, which the kernels apply before a
    /// sum leaves its register.
    /// </summary>
    Output,

    /// <summary>
    /// The forward pass of training stores it. Recomputed as a(1 − a) or 1 − a² it would lose all digits where a saturates; stored, it
    /// costs the same one load, and the delta replaces it in place.
    /// </summary>
    Stored,
}
