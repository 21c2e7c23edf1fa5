namespace MlpGen.Generator.Lowering;

/// <summary>The two forms in which a dense layer is printed.</summary>
internal enum KernelKind
{
    /// <summary>
    /// Vector code in which one row is printed in full, including the activation. Several rows run in tiles as with Tiled, followed by one
    /// pass of the activation over all of them.
    /// </summary>
    Unrolled,

    /// <summary>Vector code in register tiles, in loops with literal bounds.</summary>
    Tiled,
}
