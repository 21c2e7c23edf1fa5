using System;
using MlpGen.CompilerServices;

namespace MlpGen;

/// <summary>
/// Deals the rows of a dataset, in a new order each epoch, into memory that is kept from one dataset to the next. It knows where it stands, so
/// that training can stop between any two mini-batches and go on there.
/// </summary>
internal sealed class MiniBatches
{
    private Pcg32 _random;
    private int[] _order = [];
    private int[] _labels = [];
    private AlignedBuffer _inputs = new(0);
    private AlignedBuffer _targets = new(0);
    private int _batchSize;

    /// <summary>The rows of the dataset; 0 before the first.</summary>
    public int Count { get; private set; }

    /// <summary>How many rows of the epoch are dealt; 0 before its first mini-batch.</summary>
    public int Next { get; private set; }

    /// <summary>The order of the rows in this epoch: drawn as far as they are dealt, and of the others that of the epoch before.</summary>
    public ReadOnlySpan<int> Order => _order.AsSpan(0, Count);

    /// <summary>Where the random numbers stand.</summary>
    public ulong RandomState
    {
        get => _random.State;
        private set => _random.State = value;
    }

    /// <summary>Begins with the rows of a dataset in their own order.</summary>
    public void Start(Dataset data, int batchSize, int seed)
    {
        Reserve(data, batchSize);
        _random = new Pcg32(unchecked((ulong)seed));
        Count = data.Count;
        Next = 0;
        for (int row = 0; row < Count; row++)
            _order[row] = row;
    }

    /// <summary>Goes on where another one stood, with a dataset of as many rows.</summary>
    public void Resume(ReadOnlySpan<int> order, int next, ulong randomState)
    {
        if (_order.Length < order.Length)
            _order = new int[order.Length];
        order.CopyTo(_order);
        _random = new Pcg32(0);
        (Count, Next, RandomState) = (order.Length, next, randomState);
    }

    /// <summary>Makes room for mini-batches.</summary>
    public void Reserve(Dataset data, int batchSize)
    {
        _batchSize = int.Min(batchSize, data.Count);
        if (_order.Length < data.Count)
            _order = new int[data.Count];
        if (_labels.Length < _batchSize)
            _labels = new int[_batchSize];
        if (_inputs.Length < _batchSize * data.InputSize)
            _inputs = new AlignedBuffer(_batchSize * data.InputSize);
        if (_targets.Length < _batchSize * data.TargetSize)
            _targets = new AlignedBuffer(_batchSize * data.TargetSize);
    }

    /// <summary>Gathers the next mini-batch, the last of an epoch perhaps a short one. The next call overwrites it.</summary>
    /// <param name="data">What <see cref="Start"/> was told.</param>
    /// <param name="shuffles">Whether its rows are drawn from all that have not been dealt in this epoch.</param>
    public MiniBatch Gather(Dataset data, bool shuffles)
    {
        int rows = int.Min(_batchSize, Count - Next);
        if (shuffles)
            Draw(rows);
        ReadOnlySpan<int> order = _order.AsSpan(Next, rows);
        Next = Next + order.Length == Count ? 0 : Next + order.Length;
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

    // The shuffle of Fisher and Yates, as far as it is needed: shuffling all rows at once would take many times as long as a mini-batch,
    // and a frame has no room for that.
    private void Draw(int rows)
    {
        for (int place = Next; place < Next + rows; place++)
        {
            int drawn = place + _random.NextInt32(Count - place);
            (_order[place], _order[drawn]) = (_order[drawn], _order[place]);
        }
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
