namespace MlpGen.Generator.Lowering;

/// <summary>The three ways a dense layer is printed.</summary>
internal enum KernelKind
{
    /// <summary>Plain loops over the canonical layout: the readable reference.</summary>
    Scalar,

    /// <summary>
    /// Vector code in which one row is printed in full, activation included; several rows run in tiles as in Tiled, with one pass of the
    /// activation over all of them.
    /// </summary>
    Unrolled,

    /// <summary>Vector code in register tiles, within loops whose bounds are literals.</summary>
    Tiled,
}
