namespace MlpGen;

/// <summary>How a <see cref="BinaryRowSource"/> goes through its rows.</summary>
public sealed class BinaryRowOptions
{
    /// <summary>The rows of a mini-batch, at least 1. The last of an epoch has those that are left.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>
    /// Mixes the rows, in another order each epoch and the same orders for the same seed on every machine; null keeps the order of the
    /// file.
    /// </summary>
    public int? ShuffleSeed { get; init; }

    /// <summary>
    /// How many rows that lie together are mixed among each other, at least 1; the blocks are mixed too. Reading then stays for a while in
    /// a part of the file that is in memory already. A file with no more rows is mixed as a whole.
    /// </summary>
    public int ShuffleBlock { get; init; } = 65_536;

    /// <summary>
    /// What each row goes through as it is read, inputs and targets, without allocation; null is nothing.
    /// <see cref="BinaryRowSource.FitStandardization"/> and its like fit it to the rows of a file, and <see cref="NetworkFile"/> keeps it
    /// with the network.
    /// </summary>
    public NetworkTransform? Transform { get; init; }
}
