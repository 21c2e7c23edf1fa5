namespace MlpGen;

/// <summary>Options for the mini-batches of a <see cref="BinaryRowSource"/>.</summary>
public sealed class BinaryRowOptions
{
    /// <summary>
    /// Gets the number of rows in a mini-batch. At least 1. Default: 32. The last mini-batch of an epoch contains the remaining rows.
    /// </summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>
    /// Gets the seed for shuffling the rows. Each epoch has a different order. The same seed gives the same orders on every machine.
    /// Default: null, which keeps the order of the file.
    /// </summary>
    public int? ShuffleSeed { get; init; }

    /// <summary>
    /// Gets the number of adjacent rows that are shuffled together. At least 1. Default: 65,536. The blocks themselves are also shuffled.
    /// Consecutive reads then stay within a part of the file that is already in memory. A file with at most this many rows is shuffled as a
    /// whole.
    /// </summary>
    public int ShuffleBlockSize { get; init; } = 65_536;

    /// <summary>
    /// Gets the transform that is applied to the inputs and targets of each row as it is read. Applying it does not allocate memory.
    /// <see cref="BinaryRowSource.FitStandardization"/> and the related methods fit a transform to the rows of a file.
    /// <see cref="NetworkFile"/> can save it with the network. Default: null, which applies no transform.
    /// </summary>
    public NetworkTransform? Transform { get; init; }
}
