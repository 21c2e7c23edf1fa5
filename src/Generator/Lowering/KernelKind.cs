namespace MlpGen.Generator.Lowering;

/// <summary>The three ways a dense layer is printed.</summary>
internal enum KernelKind
{
    /// <summary>Plain loops over the canonical layout: the readable reference.</summary>
    Scalar,

    /// <summary>Vector code in which every loop over the topology is printed in full; only the loop over rows remains.</summary>
    Unrolled,

    /// <summary>Vector code in register tiles, within loops whose bounds are literals.</summary>
    Tiled,
}
