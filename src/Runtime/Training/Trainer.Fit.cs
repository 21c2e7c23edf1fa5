using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using MlpGen.Training;

namespace MlpGen;

public partial class Trainer
{
    private readonly FitPositions _positions = new();
    private readonly BatchMemory _memory = new();

    /// <summary>The learning rate of the last update.</summary>
    internal float LastLearningRate => Optimizer.LearningRate * _state.RateFactor;

    /// <summary>
    /// Learns from a dataset, epoch by epoch: each shuffles the rows and steps through them. Epochs allocate nothing once the trainer
    /// has run with this dataset and such a batch size; what callbacks and <see cref="FitOptions.Metrics"/> do is their own.
    /// </summary>
    /// <remarks>
    /// Where <see cref="TrainerOptions.AccumulationSteps"/> leaves mini-batches over at the end, one more update follows them. It is after the last epoch was measured and told.
    /// </remarks>
    /// <param name="data">At least one row; labels only for <see cref="Loss.CrossEntropy"/>.</param>
    /// <param name="options">Epochs, batch size, seed and the rest.</param>
    /// <exception cref="ArgumentException">The dataset, the validation rows, a metric or the training to resume do not fit; nothing has changed.</exception>
    /// <exception cref="InvalidOperationException">The trainer is training, in a callback or on another thread; or the settings of the optimizer contradict each other.</exception>
    /// <exception cref="OperationCanceledException">Canceled; the network keeps what it has learned, and <see cref="FitOptions.Resumes"/> goes on from there.</exception>
    /// <exception cref="ObjectDisposedException">The trainer is disposed of.</exception>
    /// <exception cref="NotFiniteLossException">
    /// A loss is NaN or infinite, and the parameters are those from before that step; or they or the validation loss are after an epoch.
    /// </exception>
    /// <example>
    /// <code>
    /// var net = new Xor(seed: 1);
    /// Dataset data = Dataset.FromArrays(new float[] { 0, 0, 0, 1, 1, 0, 1, 1 }, new float[] { 0, 1, 1, 0 }, inputSize: 2);
    /// Trainer trainer = net.CreateTrainer(new Adam { LearningRate = 0.05f });
    /// FitResult result = trainer.Fit(data, new FitOptions { Epochs = 200, BatchSize = 4, Seed = 1 });
    /// Console.WriteLine(result.Loss);
    /// </code>
    /// </example>
    public FitResult Fit(Dataset data, FitOptions options) => Run(Check(data, options, FitLoss.Own), options);

    /// <summary>
    /// The same by a loss of your own, which validation and early stopping measure too. Its targets may be as wide as it likes; <see cref="Dataset.Weights"/> count,
    /// <see cref="TrainerOptions.ClassWeights"/> and <see cref="TrainerOptions.LabelSmoothing"/> are for the network's own loss.
    /// </summary>
    /// <inheritdoc cref="Fit(Dataset, FitOptions)"/>
    /// <typeparam name="TLoss">A struct, so that its code is compiled into the steps.</typeparam>
    /// <param name="data">At least one row, with targets.</param>
    /// <param name="options">Epochs, batch size, seed and the rest.</param>
    /// <param name="loss">Computes the loss of a row and its gradient; the network's own loss has no say. It is copied.</param>
    public FitResult Fit<TLoss>(Dataset data, FitOptions options, TLoss loss)
        where TLoss : struct, ILossFunction => Run(Check(data, options, new GivenFitLoss<TLoss>(loss)), options);

    private FitResult Run(FitRows rows, FitOptions options)
    {
        BeginUse();
        try
        {
            FitRun run = Begin(rows, options, CancellationToken.None);
            try
            {
                while (run.RunEpoch() is not null)
                {
                }
            }
            catch (OperationCanceledException)
            {
                run.Cancel();
                throw;
            }

            return run.Result;
        }
        finally
        {
            End(options);
        }
    }

    /// <summary>
    /// The same as a stream of epochs, for a user interface that shows them: each runs on a thread of the pool while the caller waits for it. Training begins when
    /// the first is asked for, and each loop over the stream is a training. Who leaves the loop stops the training between two epochs. In a
    /// browser, which has one thread, the page stands still during an epoch and gets its turn between two.
    /// </summary>
    /// <param name="data">At least one row; labels only for <see cref="Loss.CrossEntropy"/>.</param>
    /// <param name="options">Epochs, batch size, seed and the rest.</param>
    /// <param name="cancellationToken">Stops between two steps, as <see cref="FitOptions.CancellationToken"/>.</param>
    /// <exception cref="ArgumentException">The dataset, the validation rows, a metric or the training to resume do not fit; nothing has changed.</exception>
    /// <exception cref="InvalidOperationException">The trainer is training: the loop over another stream has not ended, or another call. Or the settings of the optimizer contradict each other.</exception>
    /// <exception cref="OperationCanceledException">Canceled; the network keeps what it has learned.</exception>
    /// <exception cref="ObjectDisposedException">The trainer is disposed of.</exception>
    /// <exception cref="NotFiniteLossException">
    /// A loss is NaN or infinite, and the parameters are those from before that step; or they or the validation loss are after an epoch.
    /// </exception>
    /// <example>
    /// <code>
    /// var net = new Xor(seed: 1);
    /// Dataset data = Dataset.FromArrays(new float[] { 0, 0, 0, 1, 1, 0, 1, 1 }, new float[] { 0, 1, 1, 0 }, inputSize: 2);
    /// await foreach (FitProgress progress in net.CreateTrainer(new Adam()).FitAsync(data, new FitOptions { Epochs = 20 }))
    ///     Console.WriteLine($"{progress.Epoch}: {progress.Loss}");
    /// </code>
    /// </example>
    public IAsyncEnumerable<FitProgress> FitAsync(Dataset data, FitOptions options, CancellationToken cancellationToken = default) =>
        RunAsync(Check(data, options, FitLoss.Own), options, cancellationToken);

    /// <summary>The same by a loss of your own; see <see cref="Fit{TLoss}"/>.</summary>
    /// <inheritdoc cref="FitAsync(Dataset, FitOptions, CancellationToken)"/>
    /// <typeparam name="TLoss">A struct, so that its code is compiled into the steps.</typeparam>
    /// <param name="data">At least one row, with targets.</param>
    /// <param name="options">Epochs, batch size, seed and the rest.</param>
    /// <param name="loss">Computes the loss of a row and its gradient. It is copied.</param>
    /// <param name="cancellationToken">Stops between two steps, as <see cref="FitOptions.CancellationToken"/>.</param>
    public IAsyncEnumerable<FitProgress> FitAsync<TLoss>(Dataset data, FitOptions options, TLoss loss, CancellationToken cancellationToken = default)
        where TLoss : struct, ILossFunction =>
        RunAsync(Check(data, options, new GivenFitLoss<TLoss>(loss)), options, cancellationToken);

    /// <summary>The next mini-batch of a dataset.</summary>
    internal MiniBatch Deal(FitState state, Dataset data) => _memory.Gather(data, state.Batches.Deal(state.Shuffles));

    /// <summary>Learns from rows that are known to fit.</summary>
    internal float Learn(MiniBatch batch)
    {
        if (batch.Weights.IsEmpty)
            return batch.Labels.IsEmpty ? Learn(batch.Inputs, batch.Targets, batch.Rows) : Learn(batch.Inputs, batch.Labels, batch.Rows);
        double mean = batch.Labels.IsEmpty
            ? Begin().Step(batch.Inputs, batch.Targets, batch.Weights, batch.Rows, out bool hasUpdated)
            : Begin().Step(batch.Inputs, batch.Labels, batch.Weights, out hasUpdated);
        return Ended(mean, hasUpdated);
    }

    /// <summary>Σ w of the mini-batch that was learned from last: its rows, where all count alike.</summary>
    internal double WeightOf(int rows, bool weighted) => _shapes || weighted ? _shaped!.Weight : rows;

    /// <summary>Counts an epoch for the schedule.</summary>
    internal void EndEpoch() => _clock.Epochs++;

    private FitRows Check(Dataset data, FitOptions options, FitLoss loss)
    {
        DemandAlive();
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(options);
        return FitRows.Of(_network, data, options, loss);
    }

    private FitRun Begin(FitRows rows, FitOptions options, CancellationToken cancellationToken)
    {
        FitState state;
        if (options.Resumes)
        {
            state = _positions.Resume(rows, options);
        }
        else
        {
            // What steps before have left is theirs, and no part of the first update of this training.
            FollowPending();
            state = _positions.Start(rows, options);
        }

        return new FitRun(this, _network, state, rows, options, cancellationToken);
    }

    private async IAsyncEnumerable<FitProgress> RunAsync(FitRows rows, FitOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        BeginUse();
        FitRun? left = null;
        try
        {
            FitRun run = Begin(rows, options, cancellationToken);
            while (await NextEpoch(run, cancellationToken).ConfigureAwait(false) is { } progress)
            {
                left = run;
                yield return progress;
                left = null;
            }
        }
        finally
        {
            // Only who leaves the loop between two epochs passes here.
            try
            {
                left?.End();
            }
            finally
            {
                End(options);
            }
        }
    }

    private void End(FitOptions options)
    {
        EndUse();
        (options.Progress as IFitObserver)?.End();
    }

    private static async Task<FitProgress?> NextEpoch(FitRun run, CancellationToken cancellationToken)
    {
        try
        {
            return await Task.Run(run.RunEpoch, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            run.Cancel();
            throw;
        }
    }
}
