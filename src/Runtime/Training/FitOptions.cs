using System;
using System.Threading;

namespace MlpGen;

/// <summary>How <see cref="Trainer.Fit"/> goes through a dataset.</summary>
public sealed class FitOptions
{
    private readonly int _epochs = 10;
    private readonly int _batchSize = 32;

    /// <summary>How often each row is learned from, at least 1; 10 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public int Epochs
    {
        get => _epochs;
        init => _epochs = AtLeastOne(value, nameof(Epochs));
    }

    /// <summary>The rows of one step, at least 1; the last step of an epoch takes what is left. 32 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public int BatchSize
    {
        get => _batchSize;
        init => _batchSize = AtLeastOne(value, nameof(BatchSize));
    }

    /// <summary>Sets the order of the rows, which is another in each epoch and the same for the same seed on every machine.</summary>
    public int Seed { get; init; }

    /// <summary>Rows that are measured after each epoch and never learned from.</summary>
    public Dataset? Validation { get; init; }

    /// <summary>Told about each epoch as it ends.</summary>
    public IProgress<FitProgress>? Progress { get; init; }

    /// <summary>Stops between two steps.</summary>
    public CancellationToken CancellationToken { get; init; }

    private static int AtLeastOne(int value, string name) =>
        value >= 1 ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} is {value}; at least 1 fits.");
}
