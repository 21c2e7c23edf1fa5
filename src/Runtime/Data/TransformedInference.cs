using System;
using MlpGen.CompilerServices;
using MlpGen.Data;
using MlpGen.Memory;

namespace MlpGen;

/// <summary>Runs inference on untransformed inputs for networks that were trained on transformed rows.</summary>
/// <remarks>After one call per thread, no method allocates memory.</remarks>
public static class TransformedInference
{
    // 64 KiB of scratch per thread: a block stays in the L2 cache, and longer rows run one at a time.
    private const int BlockFloats = 16 * 1024;

    [ThreadStatic]
    private static ThreadScratch? t_scratch;

    /// <summary>Transforms the inputs, computes the outputs, and converts them to the unit of the targets.</summary>
    /// <param name="network">The network.</param>
    /// <param name="transform">The transform of the training rows.</param>
    /// <param name="inputs">The untransformed inputs, rows × <see cref="IInferenceNetwork.InputSize"/>. They are not changed.</param>
    /// <param name="outputs">
    /// The destination, rows × <see cref="IInferenceNetwork.OutputSize"/>, in the unit of the targets. Overwritten.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The transform is for another network, a length is wrong, or the spans overlap without being the same span.
    /// </exception>
    public static void Forward(this IInferenceNetwork network, NetworkTransform transform, ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        int rows = Check(network, transform, inputs);
        Guard.Length(outputs.Length, rows, network.OutputSize, nameof(outputs));
        Guard.SameOrApart(outputs, inputs, nameof(outputs), nameof(inputs));
        ThreadScratch scratch = ThreadScratch.Rent(ref t_scratch, Room(network, transform));
        for (int first = 0, end; first < rows; first = end)
        {
            ReadOnlySpan<float> block = Block(network, transform, inputs, first, rows, scratch, out end);
            network.Forward(block, outputs[(first * network.OutputSize)..(end * network.OutputSize)]);
        }

        scratch.Return(ref t_scratch);
        transform.Targets?.Invert(outputs);
    }

    /// <summary>Transforms the inputs and classifies them.</summary>
    /// <param name="network">The network.</param>
    /// <param name="transform">The transform of the training rows. The transform of the targets is ignored.</param>
    /// <param name="inputs">The untransformed inputs, rows × <see cref="IInferenceNetwork.InputSize"/>. They are not changed.</param>
    /// <param name="classes">The destination, one class for each row. Overwritten.</param>
    /// <exception cref="ArgumentException">The transform is for another network, or a length is wrong.</exception>
    public static void Classify(this IInferenceNetwork network, NetworkTransform transform, ReadOnlySpan<float> inputs, Span<int> classes)
    {
        int rows = Check(network, transform, inputs);
        Guard.Length(classes.Length, rows, 1, nameof(classes));
        ThreadScratch scratch = ThreadScratch.Rent(ref t_scratch, Room(network, transform));
        for (int first = 0, end; first < rows; first = end)
        {
            ReadOnlySpan<float> block = Block(network, transform, inputs, first, rows, scratch, out end);
            network.Classify(block, classes[first..end]);
        }

        scratch.Return(ref t_scratch);
    }

    private static int Check(IInferenceNetwork network, NetworkTransform transform, ReadOnlySpan<float> inputs)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(transform);
        DatasetGuard.FitsNetwork(network, transform, nameof(transform));
        return Guard.RowCount(inputs.Length, network.InputSize, nameof(inputs));
    }

    private static int RowsOfBlock(IInferenceNetwork network) => int.Max(1, BlockFloats / network.InputSize);

    private static int Room(IInferenceNetwork network, NetworkTransform transform) =>
        transform.Inputs is null ? 0 : int.Max(BlockFloats, network.InputSize);

    /// <summary>Returns a block of inputs, transformed.</summary>
    private static ReadOnlySpan<float> Block(
        IInferenceNetwork network,
        NetworkTransform transform,
        ReadOnlySpan<float> inputs,
        int first,
        int rows,
        ThreadScratch scratch,
        out int end)
    {
        int size = network.InputSize;
        if (transform.Inputs is null)
        {
            end = rows;
            return inputs;
        }

        end = first + int.Min(rows - first, RowsOfBlock(network));
        ReadOnlySpan<float> block = inputs[(first * size)..(end * size)];
        Span<float> transformed = scratch.Span(block.Length);
        block.CopyTo(transformed);
        transform.Inputs.Apply(transformed);
        return transformed;
    }
}
