using System.Collections.Generic;
using MlpGen.Layout;

namespace MlpGen.Generator.Parsing;

/// <summary>How large a network may be.</summary>
internal static class NetworkLimits
{
    /// <summary>
    /// Rows of this many floats keep every product of a row count within a block and a size far inside <see cref="int"/>. It is
    /// four times what is meant to be fast, and any mistyped size of a data set's length is beyond it.
    /// </summary>
    public const int MaxSize = 65_536;

    /// <summary>
    /// 2²⁸ floats are 1 GiB: lengths and offsets stay inside <see cref="int"/> when counted in bytes too, and with an optimizer's
    /// two moments and a gradient beside them.
    /// </summary>
    public const long MaxPackedParameters = 1L << 28;

    /// <summary>
    /// A block of 128 rows keeps activations and deltas of all layers: with 2²¹ floats a row, 2²⁹ in all, and with transposed weights
    /// and a gradient beside them offsets stay inside <see cref="int"/>.
    /// </summary>
    public const long MaxFloatsPerRow = 1L << 21;

    /// <summary>The floats of one row's activations at most: padding rounds a layer up to whole cache lines, and one more.</summary>
    /// <param name="sizes">Inputs, hidden layers, outputs.</param>
    public static long FloatsPerRow(IReadOnlyList<int> sizes)
    {
        long total = 0;
        for (int layer = 1; layer < sizes.Count; layer++)
            total += sizes[layer] + 32;
        return total;
    }

    /// <summary>The floats that parameters take in memory: each layer's biases and weights, with padding.</summary>
    /// <param name="sizes">Inputs, hidden layers, outputs.</param>
    public static long PackedParameters(IReadOnlyList<int> sizes)
    {
        long total = 0;
        for (int layer = 1; layer < sizes.Count; layer++)
            total += (1L + sizes[layer - 1]) * Panels.PaddedOutputs(sizes[layer]);
        return total;
    }
}
