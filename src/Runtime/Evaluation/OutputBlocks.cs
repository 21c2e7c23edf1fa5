using System;
using MlpGen.Memory;

namespace MlpGen.Evaluation;

/// <summary>
/// Computes the outputs of a network for the rows of a dataset, block by block. Each thread keeps the memory for it, as large as its widest
/// network needs. User-defined losses and networks can run another evaluation in the meantime.
/// </summary>
/// <param name="network">The network.</param>
/// <param name="transform">The transform of the training rows, or null.</param>
/// <param name="data">The untransformed rows.</param>
internal readonly ref struct OutputBlocks(IInferenceNetwork network, NetworkTransform? transform, Dataset data)
{
    private const int BlockRows = 256;

    [ThreadStatic]
    private static ThreadScratch? t_outputs;

    /// <summary>Returns the enumerator for <c>foreach</c>.</summary>
    public Enumerator GetEnumerator() => new(network, transform, data);

    /// <summary>Computes one block at a time.</summary>
    internal ref struct Enumerator
    {
        private readonly IInferenceNetwork _network;
        private readonly NetworkTransform? _transform;
        private readonly Dataset _data;
        private readonly ThreadScratch _scratch;
        private int _next;

        public Enumerator(IInferenceNetwork network, NetworkTransform? transform, Dataset data)
        {
            (_network, _transform, _data) = (network, transform, data);
            _scratch = ThreadScratch.Rent(ref t_outputs, int.Min(BlockRows, data.Count) * network.OutputSize);
        }

        public OutputBlock Current { get; private set; }

        public bool MoveNext()
        {
            int first = _next, rows = int.Min(BlockRows, _data.Count - first);
            if (rows == 0)
                return false;
            ReadOnlySpan<float> inputs = _data.Inputs.Slice(first * _data.InputSize, rows * _data.InputSize);
            Span<float> outputs = _scratch.Span(rows * _network.OutputSize);
            if (_transform is null)
                _network.Forward(inputs, outputs);
            else
                _network.Forward(_transform, inputs, outputs);
            Current = new OutputBlock(first, rows, outputs);
            _next = first + rows;
            return true;
        }

        public readonly void Dispose() => _scratch.Return(ref t_outputs);
    }
}

/// <summary>A block of rows of outputs. Valid until the next block is computed.</summary>
/// <param name="first">The index of its first row in the dataset.</param>
/// <param name="rows">The number of rows.</param>
/// <param name="outputs">The outputs, rows × outputs.</param>
internal readonly ref struct OutputBlock(int first, int rows, ReadOnlySpan<float> outputs)
{
    private readonly ReadOnlySpan<float> _outputs = outputs;

    /// <summary>Gets the index of its first row in the dataset.</summary>
    public int First { get; } = first;

    /// <summary>Gets the number of rows.</summary>
    public int Rows { get; } = rows;

    /// <summary>Gets the outputs, rows × outputs.</summary>
    public ReadOnlySpan<float> Outputs => _outputs;

    /// <summary>Gets the outputs of one row of the block.</summary>
    public ReadOnlySpan<float> this[int row] => _outputs.Slice(row * (_outputs.Length / Rows), _outputs.Length / Rows);
}
