namespace MlpGen;

/// <summary>
/// The order of rows that are too many for a list: blocks in random order, and the rows of a block in random order, new each epoch.
/// </summary>
internal sealed class BlockShuffle(long rows, int blockRows, int seed)
{
    private readonly long _blocks = (rows + blockRows - 1) / blockRows;
    private Permutation _order = new(1, 0);
    private long _epoch = -1;
    private long _shortPlace;

    /// <summary>The row at a place of an epoch.</summary>
    public long At(long epoch, long place)
    {
        if (epoch != _epoch)
            Begin(epoch);

        // The last block of the file may be short; what comes behind it in this epoch begins that much earlier.
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
