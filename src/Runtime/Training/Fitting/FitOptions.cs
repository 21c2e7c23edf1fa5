using System;
using System.Collections.Generic;
using System.Threading;
using MlpGen.Numerics;

namespace MlpGen;

/// <summary>The options of <see cref="Trainer.Fit"/>.</summary>
/// <example>
/// <code>
/// var options = new FitOptions
/// {
///     Epochs = 100,
///     BatchSize = 64,
///     Seed = 1,
///     EarlyStopping = new EarlyStopping { Patience = 5 },
///     ContinueWhile = progress =&gt; progress.Elapsed &lt; TimeSpan.FromMinutes(1),
/// };
/// </code>
/// </example>
public sealed class FitOptions
{
    private readonly int _epochs = 10;
    private readonly int _batchSize = 32;
    private readonly float _validationSplit;
    private readonly Metric[] _metrics = [];

    /// <summary>The number of passes over the rows. At least 1. Default: 10.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int Epochs
    {
        get => _epochs;
        init => _epochs = Require.AtLeast(value, 1);
    }

    /// <summary>The number of rows in a mini-batch. At least 1. The last mini-batch of an epoch may be smaller. Default: 32.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int BatchSize
    {
        get => _batchSize;
        init => _batchSize = Require.AtLeast(value, 1);
    }

    /// <summary>
    /// The seed for shuffling the rows. Each epoch has a different order. The same seed gives the same orders on every machine. A run that
    /// is resumed ignores the seed and continues with its own random numbers. Default: 0.
    /// </summary>
    public int Seed { get; init; }

    /// <summary>True to shuffle the rows before each epoch. False to use them in their original order. Default: true.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>The validation rows, which are measured after each epoch and never trained on. Default: null.</summary>
    public Dataset? Validation { get; init; }

    /// <summary>
    /// The fraction of the rows to hold out for validation, instead of <see cref="Validation"/>. At least 0 and below 1. The last rows of
    /// the dataset are held out, so shuffle the dataset first if it is sorted. Default: 0, which holds out no rows.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, or at least 1.</exception>
    public float ValidationSplit
    {
        get => _validationSplit;
        init => _validationSplit = Require.BelowOne(value);
    }

    /// <summary>
    /// The metrics to measure on the validation rows after each epoch. <see cref="FitProgress.Metrics"/> reports them in this order.
    /// Default: none.
    /// </summary>
    /// <remarks>Each metric is also measured once before the first epoch, so that an invalid metric fails before training starts.</remarks>
    public IReadOnlyList<Metric> Metrics
    {
        get => _metrics;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            _metrics = [.. value];
        }
    }

    /// <summary>The rule that stops training before the last epoch. Default: null, which never stops early.</summary>
    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>
    /// The reaction to a loss that is NaN or infinite, or to NaN or infinite parameters after an epoch. Default:
    /// <see cref="NonFinitePolicy.Throw"/>.
    /// </summary>
    public NonFinitePolicy OnNonFinite { get; init; }

    /// <summary>
    /// True to continue the training of this trainer, or of the checkpoint that it has loaded. It may continue in the middle of an epoch
    /// and keeps the order of rows. <see cref="Epochs"/> then counts from the very first epoch. The number of rows, <see cref="BatchSize"/>
    /// and <see cref="Shuffle"/> must be unchanged. The rows themselves are not compared, so pass the same rows. False to start a new run
    /// from the current parameters. Default: false.
    /// </summary>
    public bool Resume { get; init; }

    /// <summary>
    /// The observer that is notified after each epoch. Default: null. <see cref="Progress{T}"/> passes the epoch to another thread while
    /// training continues. Code that uses the network or saves a checkpoint belongs in <see cref="ContinueWhile"/>.
    /// </summary>
    public IProgress<FitProgress>? Progress { get; init; }

    /// <summary>
    /// The callback that returns true after an epoch to continue training, or false to stop. Default: null. It runs on the training thread,
    /// and training waits for it. Use it to save a checkpoint.
    /// </summary>
    public Func<FitProgress, bool>? ContinueWhile { get; init; }

    /// <summary>
    /// The callback that is called after each mini-batch. Default: null. It runs on the training thread, and training waits for it. Its
    /// argument is not allocated on the heap.
    /// </summary>
    public Action<BatchProgress>? OnBatch { get; init; }

    /// <summary>The token that cancels training between two steps. Default: a token that is never canceled.</summary>
    public CancellationToken CancellationToken { get; init; }
}
