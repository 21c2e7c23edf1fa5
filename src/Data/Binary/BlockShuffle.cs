namespace MlpGen;

/// <summary>
/// A shuffled order for more rows than a list can hold. The blocks and the rows of each block are in random order, which is different in
/// each epoch.
/// </summary>
internal sealed class BlockShuffle(long rows, int blockRows, int seed)
{
    private readonly long _blocks = (rows + blockRows - 1) / blockRows;
    private Permutation _order = new(1, 0);
    private long _epoch = -1;
    private long _shortPlace;

    /// <summary>Returns the row at a position of an epoch.</summary>
    public long At(long epoch, long place)
    {
        if (epoch != _epoch)
            Begin(epoch);

        // The last block of the file can be short. The positions after it in this epoch shift by the missing rows.
        long missing = (_blocks * blockRows) - rows;
        long padded = place < ((_shortPlace + 1) * blockRows) - missing ? place : place + missing;
        long block = _order.At(padded / blockRows);
        long first = block * blockRows;
        long length = long.Min(blockRows, rows - first);
        return first + new Permutation(length, Key(epoch, block + 1)).At(padded % blockRows);
    }

    private void Begin(long epoch)
    {
        _order = new Permutation(_blocks, Key(epoch, 0));
        _epoch = epoch;
        _shortPlace = 0;
        while (_order.At(_shortPlace) != _blocks - 1)
            _shortPlace++;
    }

    private ulong Key(long epoch, long block) => Permutation.Mix(Permutation.Mix(unchecked((ulong)seed), (ulong)epoch), (ulong)block);
}
