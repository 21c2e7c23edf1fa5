using System;
using System.Runtime.CompilerServices;
using MlpGen.Checkpoints;
using MlpGen.CompilerServices;
using MlpGen.RandomNumbers;

namespace MlpGen.Training;

/// <summary>
/// Divides the rows of a dataset into mini-batches, in a new order each epoch. The object keeps its position, so that training can stop
/// between any two mini-batches and continue there.
/// </summary>
internal sealed class MiniBatches
{
    /// <summary>The name of the checkpoint tensor that holds the order of the rows.</summary>
    public const string OrderTensor = "fit.order";

    private const string NextKey = "fit.next";
    private const string RandomKey = "fit.random";
    private PcgSequence _random;

    // The order of the rows. The rows that were returned are in the order of this epoch, the rest in the order of the previous one.
    private int[] _order = [];
    private int _batchSize = 1;

    /// <summary>The number of rows in an epoch. 0 before the first epoch.</summary>
    public int Count { get; private set; }

    /// <summary>
    /// The number of rows of the epoch that were returned. After the last mini-batch, it equals <see cref="Count"/>, until
    /// <see cref="Rewind"/> is called.
    /// </summary>
    public int Next { get; private set; }

    /// <summary>True if all mini-batches of the epoch were returned.</summary>
    public bool IsExhausted => Next == Count;

    /// <summary>The number of the mini-batch that was returned last, from 1.</summary>
    public int Number => (int)(((long)Next + _batchSize - 1) / _batchSize);

    /// <summary>The number of mini-batches in an epoch.</summary>
    public int PerEpoch => (int)(((long)Count + _batchSize - 1) / _batchSize);

    /// <summary>Starts with the rows in their original order.</summary>
    // Optimized immediately: the method touches every row, so a switch to optimized code could happen in the middle of a frame.
    [MethodImpl(MethodOptions.AggressiveOptimization)]
    public void Start(int count, int batchSize, int seed)
    {
        Reserve(count, batchSize);
        _random = new PcgSequence(unchecked((ulong)seed));
        Next = 0;
        for (int row = 0; row < Count; row++)
            _order[row] = row;
    }

    /// <summary>Writes the order and the position to a checkpoint.</summary>
    public void Write(CheckpointWriter writer)
    {
        writer.Number(NextKey, Next);
        writer.Number(RandomKey, _random.State);
        if (Count > 0)
            writer.Order(OrderTensor, _order.AsSpan(0, Count));
    }

    /// <summary>Returns true if a checkpoint contains an order of rows.</summary>
    public static bool HasRows(CheckpointReader reader) => reader.Order(OrderTensor).Length > 0;

    /// <summary>Reads the order and the position from a checkpoint.</summary>
    /// <param name="reader">The checkpoint.</param>
    /// <param name="batchSize">The number of rows in a mini-batch.</param>
    /// <exception cref="System.IO.InvalidDataException">An entry is missing or has a value that training cannot produce.</exception>
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

    /// <summary>Returns the rows of the next mini-batch. The last mini-batch of an epoch may be smaller.</summary>
    /// <param name="shuffles">True to draw the rows at random from those that were not yet returned in this epoch.</param>
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

    // A Fisher-Yates shuffle, run only as far as needed. Shuffling all rows at once would take many times as long as a mini-batch, which is
    // too long for one frame.
    private void Draw(int rows)
    {
        for (int place = Next; place < Next + rows; place++)
        {
            int drawn = place + _random.NextInt32(Count - place);
            (_order[place], _order[drawn]) = (_order[drawn], _order[place]);
        }
    }
}
