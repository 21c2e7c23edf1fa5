using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace MlpGen;

public partial class Trainer
{
    private readonly FitState _fit = new();

    /// <summary>The learning rate of the last update.</summary>
    internal float LastLearningRate => Optimizer.LearningRate * _state.RateFactor;

    /// <summary>
    /// Learns from a dataset, epoch by epoch: each shuffles the rows and steps through them. Epochs allocate nothing once the trainer
    /// has run with so many rows and such a batch size; what <see cref="FitOptions.Progress"/> and <see cref="FitOptions.GoesOn"/> do is their own.
    /// </summary>
    /// <param name="data">At least one row; labels only for <see cref="Loss.CrossEntropy"/>.</param>
    /// <param name="options">Epochs, batch size, seed and the rest.</param>
    /// <exception cref="ArgumentException">The dataset, the validation rows or the training to resume do not fit; nothing has changed.</exception>
    /// <exception cref="OperationCanceledException">Canceled; the network keeps what it has learned, and <see cref="FitOptions.Resumes"/> goes on from there.</exception>
    /// <exception cref="ObjectDisposedException">The trainer is disposed of.</exception>
    /// <exception cref="NotFiniteNumberException">A loss is NaN or infinite; the parameters are those from before that step.</exception>
    public FitResult Fit(Dataset data, FitOptions options)
    {
        FitRun run = Begin(data, options);
        while (run.RunEpoch() is not null)
        {
        }

        return run.Result;
    }

    /// <summary>
    /// The same as a stream of epochs, for a user interface that shows them: each runs on a thread of the pool while the caller waits for it. Who
    /// stops asking stops the training between two epochs.
    /// </summary>
    /// <param name="data">At least one row; labels only for <see cref="Loss.CrossEntropy"/>.</param>
    /// <param name="options">Epochs, batch size, seed and the rest; <see cref="FitOptions.CancellationToken"/> stops between two steps.</param>
    /// <param name="cancellationToken">Stops between two epochs.</param>
    /// <exception cref="ArgumentException">The dataset, the validation rows or the training to resume do not fit; nothing has changed.</exception>
    /// <exception cref="OperationCanceledException">Canceled; the network keeps what it has learned.</exception>
    /// <exception cref="ObjectDisposedException">The trainer is disposed of.</exception>
    /// <exception cref="NotFiniteNumberException">A loss is NaN or infinite; the parameters are those from before that step.</exception>
    public IAsyncEnumerable<FitProgress> FitAsync(Dataset data, FitOptions options, CancellationToken cancellationToken = default) =>
        RunAsync(Begin(data, options), cancellationToken);

    /// <summary>Learns from rows that are known to fit.</summary>
    internal float Learn(MiniBatch batch) => batch.Labels.IsEmpty
        ? Learn(batch.Inputs, batch.Targets, batch.Rows)
        : Learn(batch.Inputs, batch.Labels, batch.Rows);

    /// <summary>Σ w of the mini-batch that was learned from last: its rows, where all count alike.</summary>
    internal double WeightOf(MiniBatch batch) => _shapes ? _shaped!.Weight : batch.Rows;

    /// <summary>Counts an epoch for the schedule.</summary>
    internal void EndEpoch() => _clock.Epochs++;

    /// <summary>Demands that the trainer is not disposed of.</summary>
    internal void DemandAlive() => ObjectDisposedException.ThrowIf(_disposed, this);

    /// <summary>Makes room for a copy of what steps change.</summary>
    internal TrainerSnapshot TakeSnapshot()
    {
        TrainerSnapshot snapshot = new(_network.PackedParameters, _state.Memory, _average);
        snapshot.Take();
        return snapshot;
    }

    private FitRun Begin(Dataset data, FitOptions options)
    {
        DemandAlive();
        ArgumentNullException.ThrowIfNull(options);
        return new FitRun(this, _network, _fit, data, options);
    }

    private static async IAsyncEnumerable<FitProgress> RunAsync(FitRun run, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await Task.Run(run.RunEpoch, cancellationToken).ConfigureAwait(false) is { } progress)
            yield return progress;
    }
}
