namespace MlpGen.Generator.Lowering;

/// <summary>The three forms in which a dense layer is printed.</summary>
internal enum KernelKind
{
    /// <summary>Plain loops over the canonical layout, as a readable reference.</summary>
    Scalar,

    /// <summary>
    /// Vector code in which one row is printed in full, including the activation. Several rows run in tiles as with Tiled, followed by one
    /// pass of the activation over all of them.
    /// </summary>
    Unrolled,

    /// <summary>Vector code in register tiles, in loops with literal bounds.</summary>
    Tiled,
}
