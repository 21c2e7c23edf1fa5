using System;
using MlpGen.Memory;

namespace MlpGen.Evaluation;

/// <summary>
/// A network's outputs for the rows of a dataset, block by block, in memory that each thread keeps: as large as the widest network it
/// measured needs. Losses and networks of the user's may measure others meanwhile.
/// </summary>
/// <param name="network">The network.</param>
/// <param name="transform">What its training rows went through; null is nothing.</param>
/// <param name="data">The rows as they come.</param>
internal readonly ref struct OutputBlocks(INetwork network, NetworkTransform? transform, Dataset data)
{
    private const int BlockRows = 256;

    [ThreadStatic]
    private static ThreadScratch? t_outputs;

    /// <summary>For <c>foreach</c>.</summary>
    public Enumerator GetEnumerator() => new(network, transform, data);

    /// <summary>Computes a block at a time.</summary>
    internal ref struct Enumerator
    {
        private readonly INetwork _network;
        private readonly NetworkTransform? _transform;
        private readonly Dataset _data;
        private readonly ThreadScratch _scratch;
        private int _next;

        public Enumerator(INetwork network, NetworkTransform? transform, Dataset data)
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

/// <summary>Some rows of outputs, valid until the next block.</summary>
/// <param name="first">The first row, of those of the dataset.</param>
/// <param name="rows">How many there are.</param>
/// <param name="outputs">rows × outputs.</param>
internal readonly ref struct OutputBlock(int first, int rows, ReadOnlySpan<float> outputs)
{
    private readonly ReadOnlySpan<float> _outputs = outputs;

    /// <summary>The first row, of those of the dataset.</summary>
    public int First { get; } = first;

    /// <summary>How many rows there are.</summary>
    public int Rows { get; } = rows;

    /// <summary>rows × outputs.</summary>
    public ReadOnlySpan<float> Outputs => _outputs;

    /// <summary>The outputs of one row of the block.</summary>
    public ReadOnlySpan<float> this[int row] => _outputs.Slice(row * (_outputs.Length / Rows), _outputs.Length / Rows);
}
