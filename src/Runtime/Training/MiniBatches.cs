using System;
using MlpGen.CompilerServices;

namespace MlpGen;

/// <summary>Deals the rows of a dataset, in a new order each epoch, into memory that is kept from one dataset to the next.</summary>
internal sealed class MiniBatches
{
    private Pcg32 _random;
    private int[] _order = [];
    private int[] _labels = [];
    private AlignedBuffer _inputs = new(0);
    private AlignedBuffer _targets = new(0);
    private int _count;
    private int _batchSize;

    /// <summary>Begins with the rows of a dataset in their own order.</summary>
    public void Start(Dataset data, int batchSize, int seed)
    {
        _random = new Pcg32(unchecked((ulong)seed));
        _count = data.Count;
        _batchSize = int.Min(batchSize, _count);
        if (_order.Length < _count)
            _order = new int[_count];
        for (int row = 0; row < _count; row++)
            _order[row] = row;
        if (_labels.Length < _batchSize)
            _labels = new int[_batchSize];
        if (_inputs.Length < _batchSize * data.InputSize)
            _inputs = new AlignedBuffer(_batchSize * data.InputSize);
        if (_targets.Length < _batchSize * data.TargetSize)
            _targets = new AlignedBuffer(_batchSize * data.TargetSize);
    }

    /// <summary>Puts the rows in a new order.</summary>
    public void Shuffle() => _random.Shuffle(_order.AsSpan(0, _count));

    /// <summary>Gathers one mini-batch, the last of an epoch perhaps a short one. The next call overwrites it.</summary>
    /// <param name="data">What <see cref="Start"/> was told.</param>
    /// <param name="first">Where in the order the mini-batch begins.</param>
    public MiniBatch Gather(Dataset data, int first)
    {
        ReadOnlySpan<int> order = _order.AsSpan(first, int.Min(_batchSize, _count - first));
        Span<float> inputs = _inputs.Span[..(order.Length * data.InputSize)];
        Span<float> targets = _targets.Span[..(order.Length * data.TargetSize)];
        Span<int> labels = data.HasLabels ? _labels.AsSpan(0, order.Length) : default;
        for (int i = 0; i < order.Length; i++)
        {
            data.InputsOf(order[i]).CopyTo(inputs[(i * data.InputSize)..]);
            data.TargetsOf(order[i]).CopyTo(targets[(i * data.TargetSize)..]);
        }

        for (int i = 0; i < labels.Length; i++)
            labels[i] = data.Labels[order[i]];
        return new MiniBatch(order.Length, inputs, labels, targets);
    }
}

/// <summary>The rows of one step; labels or targets are empty.</summary>
internal readonly ref struct MiniBatch(int rows, ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<float> targets)
{
    public int Rows { get; } = rows;

    public ReadOnlySpan<float> Inputs { get; } = inputs;

    public ReadOnlySpan<int> Labels { get; } = labels;

    public ReadOnlySpan<float> Targets { get; } = targets;
}
