namespace MlpGen;

/// <summary>Options for the mini-batches of a <see cref="BinaryRowSource"/>.</summary>
public sealed class BinaryRowOptions
{
    /// <summary>
    /// Gets the number of rows of a mini-batch. At least 1. Default: 32. The last mini-batch of an epoch contains the remaining rows.
    /// </summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>
    /// Gets the seed of the shuffle. Each epoch has a different order, and a seed gives the same orders on every machine. Default: null,
    /// the order of the file.
    /// </summary>
    public int? ShuffleSeed { get; init; }

    /// <summary>
    /// Gets the number of adjacent rows that are shuffled together. At least 1. Default: 65,536. The blocks are shuffled too. Reads then
    /// stay for a while in a part of the file that is already in memory. A file with no more rows than this is shuffled as a whole.
    /// </summary>
    public int ShuffleBlock { get; init; } = 65_536;

    /// <summary>
    /// Gets the transform that is applied to the inputs and targets of each row as it is read. It does not allocate memory.
    /// <see cref="BinaryRowSource.FitStandardization"/> and the related methods fit it to the rows of a file, and <see cref="NetworkFile"/>
    /// can save it with the network. Default: null, no transform.
    /// </summary>
    public NetworkTransform? Transform { get; init; }
}
