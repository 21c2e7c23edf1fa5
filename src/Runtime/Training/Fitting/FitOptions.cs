using System;
using System.Collections.Generic;
using System.Threading;
using MlpGen.Numerics;

namespace MlpGen;

/// <summary>How <see cref="Trainer.Fit"/> goes through a dataset.</summary>
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
    private readonly float _validationShare;
    private readonly Metric[] _metrics = [];

    /// <summary>How often each row is learned from, at least 1; 10 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public int Epochs
    {
        get => _epochs;
        init => _epochs = Require.AtLeast(value, 1);
    }

    /// <summary>The rows of one step, at least 1; the last step of an epoch takes what is left. 32 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public int BatchSize
    {
        get => _batchSize;
        init => _batchSize = Require.AtLeast(value, 1);
    }

    /// <summary>
    /// Sets the order of the rows, which is another in each epoch and the same for the same seed on every machine. A training that resumes
    /// goes on with the random numbers that it has, whatever the seed.
    /// </summary>
    public int Seed { get; init; }

    /// <summary>True if the rows are put in a new order before each epoch; true unless set. Otherwise they come as they are.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>Rows that are measured after each epoch and never learned from.</summary>
    public Dataset? Validation { get; init; }

    /// <summary>
    /// The part of the rows that is held out instead, above 0 and below 1: the last ones of the dataset, as they are, so shuffle first
    /// where they are sorted. 0 unless set: none.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative, or 1 or more.</exception>
    public float ValidationSplit
    {
        get => _validationShare;
        init => _validationShare = Require.BelowOne(value);
    }

    /// <summary>
    /// What is measured on the validation rows after each epoch, and told in <see cref="FitProgress.Metrics"/> in this order; nothing
    /// unless set.
    /// </summary>
    /// <remarks>
    /// Each is measured once before the first epoch too, so that one that does not fit says so before anything is learned.
    /// </remarks>
    public IReadOnlyList<Metric> Metrics
    {
        get => _metrics;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            _metrics = [.. value];
        }
    }

    /// <summary>When training ends before the last epoch; never unless set.</summary>
    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>What happens when a loss is NaN or infinite, or parameters are after an epoch; an exception unless set.</summary>
    public NonFinitePolicy OnNonFinite { get; init; }

    /// <summary>
    /// True if training goes on where this trainer, or the checkpoint that it has loaded, stands: in the middle of an epoch perhaps, and
    /// with the order of rows that was then. <see cref="Epochs"/> counts from the first epoch of all. Otherwise training begins anew, with
    /// the parameters as they are. The number of rows, <see cref="BatchSize"/> and <see cref="Shuffle"/> must be those that they were. The
    /// rows themselves are not compared: pass the same.
    /// </summary>
    public bool Resume { get; init; }

    /// <summary>
    /// Told about each epoch as it ends. <see cref="Progress{T}"/> passes it on to another thread, while training goes on: code that uses
    /// the network or saves a checkpoint belongs in <see cref="ContinueWhile"/>.
    /// </summary>
    public IProgress<FitProgress>? Progress { get; init; }

    /// <summary>
    /// Asked after each epoch whether to go on; on the thread that trains, which waits meanwhile. The place to save a checkpoint.
    /// </summary>
    public Func<FitProgress, bool>? ContinueWhile { get; init; }

    /// <summary>
    /// Told about each mini-batch as it ends; on the thread that trains, which waits meanwhile. What it is told takes no memory.
    /// </summary>
    public Action<BatchProgress>? OnBatch { get; init; }

    /// <summary>Stops between two steps.</summary>
    public CancellationToken CancellationToken { get; init; }
}
