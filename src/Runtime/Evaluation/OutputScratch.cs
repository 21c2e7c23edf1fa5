using System;

namespace MlpGen;

/// <summary>A block of a network's outputs, in memory that each thread keeps: as large as the widest network it measured needs.</summary>
internal static class OutputScratch
{
    private const int BlockRows = 256;

    [ThreadStatic]
    private static float[]? t_outputs;

    /// <summary>The rows of the block that begins at a row.</summary>
    public static int Rows(Dataset data, int first) => int.Min(BlockRows, data.Count - first);

    /// <summary>The outputs of a block, rows × <see cref="INetwork.OutputSize"/>.</summary>
    /// <param name="network">The network.</param>
    /// <param name="transform">What its training rows went through; null is nothing.</param>
    /// <param name="data">The rows as they come.</param>
    /// <param name="first">Where the block begins.</param>
    public static ReadOnlySpan<float> Forward(INetwork network, NetworkTransform? transform, Dataset data, int first)
    {
        int rows = Rows(data, first);
        int length = rows * network.OutputSize;
        if (t_outputs is null || t_outputs.Length < length)
            t_outputs = new float[length];
        Span<float> outputs = t_outputs.AsSpan(0, length);
        ReadOnlySpan<float> inputs = data.Inputs.Slice(first * data.InputSize, rows * data.InputSize);
        if (transform is null)
            network.Forward(inputs, outputs);
        else
            network.Forward(transform, inputs, outputs);
        return outputs;
    }
}
