using System.Collections.Generic;
using MlpGen.Layout;

namespace MlpGen.Generator.Parsing;

/// <summary>The limits on the size of a network.</summary>
internal static class NetworkLimits
{
    /// <summary>
    /// The maximum layer size. With rows of this many floats, every product of a row count within a block and a size is far below the
    /// largest <see cref="int"/>. The limit is four times the size that is intended to be fast, and it catches the length of a data set
    /// that was mistaken for a layer size.
    /// </summary>
    public const int MaxSize = 65_536;

    /// <summary>
    /// The maximum number of floats that parameters take. 2²⁸ floats are 1 GiB. Lengths and offsets fit in an <see cref="int"/> even when
    /// counted in bytes, and even with a gradient and the two moments of an optimizer next to the parameters.
    /// </summary>
    public const long MaxPackedParameters = 1L << 28;

    /// <summary>
    /// The maximum number of floats in the activations of one row. A block of 128 rows keeps the activations and deltas of all layers.
    /// At 2²¹ floats per row, these are 2²⁹ floats. With transposed weights and a gradient next to them, offsets still fit in an
    /// <see cref="int"/>.
    /// </summary>
    public const long MaxFloatsPerRow = 1L << 21;

    /// <summary>
    /// Returns an upper bound on the floats in the activations of one row. Padding rounds a layer up to whole cache lines and adds one.
    /// </summary>
    /// <param name="sizes">The sizes of the inputs, the hidden layers and the outputs.</param>
    public static long FloatsPerRow(IReadOnlyList<int> sizes)
    {
        long total = 0;
        for (int layer = 1; layer < sizes.Count; layer++)
            total += sizes[layer] + 32;
        return total;
    }

    /// <summary>Returns the number of floats that the biases and weights of all layers take in memory, including padding.</summary>
    /// <param name="sizes">The sizes of the inputs, the hidden layers and the outputs.</param>
    public static long PackedParameters(IReadOnlyList<int> sizes)
    {
        long total = 0;
        for (int layer = 1; layer < sizes.Count; layer++)
            total += (1L + sizes[layer - 1]) * Panels.PaddedOutputs(sizes[layer]);
        return total;
    }
}
