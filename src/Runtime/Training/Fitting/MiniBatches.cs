using System;
using System.Runtime.CompilerServices;
using MlpGen.Checkpoints;
using MlpGen.RandomNumbers;

namespace MlpGen.Training;

/// <summary>
/// Deals the rows of a dataset into mini-batches, in a new order each epoch. It knows where it stands, so that training can stop between
/// any two of them and go on there.
/// </summary>
internal sealed class MiniBatches
{
    /// <summary>The tensor of a checkpoint that holds the order of the rows.</summary>
    public const string OrderTensor = "fit.order";

    private const string NextKey = "fit.next";
    private const string RandomKey = "fit.random";
    private PcgSequence _random;

    // The order of the rows in this epoch: drawn as far as they are dealt, and of the others that of the epoch before.
    private int[] _order = [];
    private int _batchSize = 1;

    /// <summary>The rows that are dealt in an epoch; 0 before the first.</summary>
    public int Count { get; private set; }

    /// <summary>How many rows of the epoch are dealt: all of them until it is ended.</summary>
    public int Next { get; private set; }

    /// <summary>True if the epoch has no more mini-batches.</summary>
    public bool IsDealt => Next == Count;

    /// <summary>The number of the mini-batch that was dealt last, from 1.</summary>
    public int Number => (int)(((long)Next + _batchSize - 1) / _batchSize);

    /// <summary>The mini-batches of an epoch.</summary>
    public int PerEpoch => (int)(((long)Count + _batchSize - 1) / _batchSize);

    /// <summary>Begins with rows in their own order.</summary>
    // Optimized at once: it touches every row, and would be replaced in the midst of a frame.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Start(int count, int batchSize, int seed)
    {
        Reserve(count, batchSize);
        _random = new PcgSequence(unchecked((ulong)seed));
        Next = 0;
        for (int row = 0; row < Count; row++)
            _order[row] = row;
    }

    /// <summary>Writes it into a checkpoint.</summary>
    public void Write(CheckpointWriter writer)
    {
        writer.Number(NextKey, Next);
        writer.Number(RandomKey, _random.State);
        if (Count > 0)
            writer.Order(OrderTensor, _order.AsSpan(0, Count));
    }

    /// <summary>True if a checkpoint has an order of rows.</summary>
    public static bool HasRows(CheckpointReader reader) => reader.Order(OrderTensor).Length > 0;

    /// <summary>Reads it from a checkpoint.</summary>
    /// <param name="reader">The checkpoint.</param>
    /// <param name="batchSize">The rows of a mini-batch.</param>
    /// <exception cref="System.IO.InvalidDataException">Something is missing, or is what no training leaves.</exception>
    public static MiniBatches Read(CheckpointReader reader, int batchSize)
    {
        MiniBatches batches = new();
        int[] order = reader.Order(OrderTensor);
        batches.Reserve(order.Length, batchSize);
        order.CopyTo(batches._order, 0);
        batches.Next = reader.Number(NextKey, 0, order.Length);
        batches._random = new PcgSequence(0) { State = reader.Number(RandomKey, 0UL, ulong.MaxValue) };
        return batches;
    }

    /// <summary>Deals the next rows, the last of an epoch perhaps fewer.</summary>
    /// <param name="shuffles">True if they are drawn from all that have not been dealt in this epoch.</param>
    public ReadOnlySpan<int> Deal(bool shuffles)
    {
        int rows = int.Min(_batchSize, Count - Next);
        if (shuffles)
            Draw(rows);
        Next += rows;
        return _order.AsSpan(Next - rows, rows);
    }

    /// <summary>Ends an epoch.</summary>
    public void Rewind() => Next = 0;

    private void Reserve(int count, int batchSize)
    {
        Count = count;
        _batchSize = int.Clamp(batchSize, 1, int.Max(count, 1));
        if (_order.Length < count)
            _order = new int[count];
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
