using System;
using MlpGen.CompilerServices;

namespace MlpGen;

/// <summary>Inference on inputs as they come, for networks that learned from transformed rows.</summary>
/// <remarks>After one call per thread, nothing here allocates.</remarks>
public static class TransformedInference
{
    // 64 KiB of scratch a thread: a block stays in the second cache, and rows that are longer than that run one by one.
    private const int BlockFloats = 16 * 1024;

    [ThreadStatic]
    private static float[]? t_scratch;

    /// <summary>Transforms the inputs, computes the outputs, and brings them back to the unit of the targets.</summary>
    /// <param name="network">The network.</param>
    /// <param name="transform">What its training rows went through.</param>
    /// <param name="inputs">rows × <see cref="INetwork.InputSize"/>, as they come; they stay as they are.</param>
    /// <param name="outputs">rows × <see cref="INetwork.OutputSize"/>, overwritten, in the unit of the targets.</param>
    /// <exception cref="ArgumentException">The transform is for another network, a length does not fit, or the spans overlap without coinciding.</exception>
    public static void Forward(this INetwork network, NetworkTransform transform, ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        int rows = Check(network, transform, inputs);
        Guard.Length(outputs.Length, rows, network.OutputSize, nameof(outputs));
        Guard.SameOrApart(outputs, inputs, nameof(outputs), nameof(inputs));
        for (int first = 0, end; first < rows; first = end)
        {
            ReadOnlySpan<float> block = Block(network, transform, inputs, first, rows, out end);
            network.Forward(block, outputs[(first * network.OutputSize)..(end * network.OutputSize)]);
        }

        transform.Targets?.Invert(outputs);
    }

    /// <summary>Transforms the inputs and classifies them.</summary>
    /// <param name="network">The network.</param>
    /// <param name="transform">What its training rows went through. What was done to targets does not matter here.</param>
    /// <param name="inputs">rows × <see cref="INetwork.InputSize"/>, as they come; they stay as they are.</param>
    /// <param name="classes">One class a row, overwritten.</param>
    /// <exception cref="ArgumentException">The transform is for another network, or a length does not fit.</exception>
    public static void Classify(this INetwork network, NetworkTransform transform, ReadOnlySpan<float> inputs, Span<int> classes)
    {
        int rows = Check(network, transform, inputs);
        Guard.Length(classes.Length, rows, 1, nameof(classes));
        for (int first = 0, end; first < rows; first = end)
        {
            ReadOnlySpan<float> block = Block(network, transform, inputs, first, rows, out end);
            network.Classify(block, classes[first..end]);
        }
    }

    private static int Check(INetwork network, NetworkTransform transform, ReadOnlySpan<float> inputs)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(transform);
        DatasetGuard.FitsNetwork(network, transform, nameof(transform));
        return Guard.Rows(inputs.Length, network.InputSize, nameof(inputs));
    }

    /// <summary>Some rows of inputs, transformed.</summary>
    private static ReadOnlySpan<float> Block(
        INetwork network, NetworkTransform transform, ReadOnlySpan<float> inputs, int first, int rows, out int end)
    {
        int size = network.InputSize;
        if (transform.Inputs is null)
        {
            end = rows;
            return inputs;
        }

        end = first + int.Min(rows - first, int.Max(1, BlockFloats / size));
        ReadOnlySpan<float> block = inputs[(first * size)..(end * size)];
        if (t_scratch is null || t_scratch.Length < block.Length)
            t_scratch = new float[int.Max(BlockFloats, size)];
        Span<float> scratch = t_scratch.AsSpan(0, block.Length);
        block.CopyTo(scratch);
        transform.Inputs.Apply(scratch);
        return scratch;
    }
}
