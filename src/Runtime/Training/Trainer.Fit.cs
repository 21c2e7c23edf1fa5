using System;
using System.Collections.Generic;
using System.Threading;
using MlpGen.Training;

namespace MlpGen;

public partial class Trainer
{
    /// <summary>
    /// Learns from a dataset, epoch by epoch: each shuffles the rows and steps through them. Epochs allocate nothing once the trainer
    /// has run with this dataset and such a batch size; what callbacks and <see cref="FitOptions.Metrics"/> do is their own.
    /// </summary>
    /// <remarks>
    /// Where <see cref="TrainerOptions.AccumulationSteps"/> leaves mini-batches over at the end, one more update follows them. It is after
    /// the last epoch was measured and told.
    /// </remarks>
    /// <param name="data">At least one row; labels only for <see cref="Loss.CrossEntropy"/>.</param>
    /// <param name="options">Epochs, batch size, seed and the rest.</param>
    /// <exception cref="ArgumentException">
    /// The dataset, the validation rows, a metric or the training to resume do not fit; nothing has changed.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// The trainer is training, in a callback, in a loop over another stream or on another thread; or the settings of the optimizer
    /// contradict each other.
    /// </exception>
    /// <exception cref="OperationCanceledException">
    /// Canceled; the network keeps what it has learned, and <see cref="FitOptions.Resume"/> goes on from there.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The trainer is disposed of.</exception>
    /// <exception cref="NonFiniteLossException">
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
    public FitResult Fit(Dataset data, FitOptions options) => _fitter.Run(_fitter.Check(data, options, FitLoss.Own), options);

    /// <summary>
    /// Learns from a dataset by a loss of your own, which validation and early stopping measure too. Its targets may be as wide as it
    /// likes; <see cref="Dataset.Weights"/> count, <see cref="TrainerOptions.ClassWeights"/> and
    /// <see cref="TrainerOptions.LabelSmoothing"/> are for the network's own loss.
    /// </summary>
    /// <inheritdoc cref="Fit(Dataset, FitOptions)"/>
    /// <typeparam name="TLoss">A struct, so that its code is compiled into the steps.</typeparam>
    /// <param name="data">At least one row, with targets.</param>
    /// <param name="options">Epochs, batch size, seed and the rest.</param>
    /// <param name="loss">Computes the loss of a row and its gradient; the network's own loss has no say. It is copied.</param>
    public FitResult Fit<TLoss>(Dataset data, FitOptions options, TLoss loss)
        where TLoss : struct, ILossFunction => _fitter.Run(_fitter.Check(data, options, new GivenFitLoss<TLoss>(loss)), options);

    /// <summary>
    /// Learns from a dataset as a stream of epochs, for a user interface that shows them: each runs on a thread of the pool while the
    /// caller waits for it. Training begins when the first is asked for, and each loop over the stream is a training. Who leaves the loop
    /// stops the training between two epochs. In a browser, which has one thread, the page stands still during an epoch and gets its turn
    /// between two.
    /// </summary>
    /// <inheritdoc cref="Fit(Dataset, FitOptions)" path="/exception"/>
    /// <param name="data">At least one row; labels only for <see cref="Loss.CrossEntropy"/>.</param>
    /// <param name="options">Epochs, batch size, seed and the rest.</param>
    /// <param name="cancellationToken">Stops between two steps, as <see cref="FitOptions.CancellationToken"/>.</param>
    /// <example>
    /// <code>
    /// var net = new Xor(seed: 1);
    /// Dataset data = Dataset.FromArrays(new float[] { 0, 0, 0, 1, 1, 0, 1, 1 }, new float[] { 0, 1, 1, 0 }, inputSize: 2);
    /// await foreach (FitProgress progress in net.CreateTrainer(new Adam()).FitAsync(data, new FitOptions { Epochs = 20 }))
    ///     Console.WriteLine($"{progress.Epoch}: {progress.Loss}");
    /// </code>
    /// </example>
    public IAsyncEnumerable<FitProgress> FitAsync(Dataset data, FitOptions options, CancellationToken cancellationToken = default) =>
        _fitter.RunAsync(_fitter.Check(data, options, FitLoss.Own), options, cancellationToken);

    /// <summary>Learns from a dataset by a loss of your own, as a stream of epochs; see <see cref="Fit{TLoss}"/>.</summary>
    /// <inheritdoc cref="FitAsync(Dataset, FitOptions, CancellationToken)"/>
    /// <typeparam name="TLoss">A struct, so that its code is compiled into the steps.</typeparam>
    /// <param name="data">At least one row, with targets.</param>
    /// <param name="options">Epochs, batch size, seed and the rest.</param>
    /// <param name="loss">Computes the loss of a row and its gradient. It is copied.</param>
    /// <param name="cancellationToken">Stops between two steps, as <see cref="FitOptions.CancellationToken"/>.</param>
    public IAsyncEnumerable<FitProgress> FitAsync<TLoss>(
        Dataset data, FitOptions options, TLoss loss, CancellationToken cancellationToken = default)
        where TLoss : struct, ILossFunction =>
        _fitter.RunAsync(_fitter.Check(data, options, new GivenFitLoss<TLoss>(loss)), options, cancellationToken);

    /// <summary>
    /// Learns within a frame: takes mini-batches from a source until the next one would not fit into the time. How long one takes is
    /// learned from those before; until that is known, with the first two of a batch size, a call takes one. A sixteenth of the time is
    /// left free. Allocates nothing once it has run with such a batch size and source.
    /// </summary>
    /// <remarks>
    /// Where one mini-batch takes longer than the time, nothing is learned in most frames, and the time is exceeded in a few: it tries one
    /// after four calls, and more rarely, at last once in 1,024 calls, if that was too long and not much faster than those before, as steps
    /// are while an interpreter or a compiler warms up. Smaller mini-batches then fit better.
    /// </remarks>
    /// <typeparam name="TSource">The source's type; a struct is not boxed, unless its rows have weights.</typeparam>
    /// <param name="budget">The time, above 0: a millisecond of a frame of 16, say.</param>
    /// <param name="source">Where the rows come from; with weights, if it is an <see cref="IWeightedBatchSource"/>.</param>
    /// <returns>
    /// What it did. Mini-batches whose loss, gradient or update is NaN or infinite change nothing, and are counted as
    /// <see cref="BudgetResult.Skipped"/>.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// The source has labels and the network does not learn from them, or it gives a number of rows that does not fit.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The budget is not above 0, the source's batch size is below 1, a label is no class, or a weight is negative or not finite.
    /// </exception>
    /// <exception cref="InvalidOperationException">The trainer is training: in a callback, or on another thread.</exception>
    /// <exception cref="ObjectDisposedException">The trainer is disposed of.</exception>
    public BudgetResult StepFor<TSource>(TimeSpan budget, TSource source)
        where TSource : IBatchSource => Frames.StepFor(budget, source);

    /// <summary>
    /// Learns within a frame from the rows of a dataset, in a new order each epoch. It goes on exactly where the last call with this
    /// dataset, <see cref="Fit"/> or a checkpoint left this trainer, if options say the same of rows, mini-batches and order; else it
    /// begins. Each dataset has a place of its own, and checkpoints keep the one that was used last.
    /// </summary>
    /// <inheritdoc cref="StepFor{TSource}(TimeSpan, TSource)" path="/remarks"/>
    /// <param name="budget">The time, above 0.</param>
    /// <param name="data">At least one row; labels only for <see cref="Loss.CrossEntropy"/>.</param>
    /// <param name="options">
    /// <see cref="FitOptions.BatchSize"/>, <see cref="FitOptions.Seed"/>, <see cref="FitOptions.Shuffle"/> and
    /// <see cref="FitOptions.ValidationSplit"/>, whose rows are not learned from. The rest is for <see cref="Fit"/>.
    /// </param>
    /// <returns>
    /// What it did. Mini-batches whose loss, gradient or update is NaN or infinite change nothing, and are counted as
    /// <see cref="BudgetResult.Skipped"/>.
    /// </returns>
    /// <exception cref="ArgumentException">The dataset does not fit the network.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The budget is not above 0.</exception>
    /// <exception cref="InvalidOperationException">The trainer is training: in a callback, or on another thread.</exception>
    /// <exception cref="ObjectDisposedException">The trainer is disposed of.</exception>
    /// <example>
    /// <code>
    /// var net = new Xor(seed: 1);
    /// Dataset data = Dataset.FromArrays(new float[] { 0, 0, 0, 1, 1, 0, 1, 1 }, new float[] { 0, 1, 1, 0 }, inputSize: 2);
    /// Trainer trainer = net.CreateTrainer(new Adam());
    /// BudgetResult frame = trainer.StepFor(TimeSpan.FromMilliseconds(1), data, new FitOptions { BatchSize = 4 });   // each frame
    /// </code>
    /// </example>
    public BudgetResult StepFor(TimeSpan budget, Dataset data, FitOptions options) => Frames.StepFor(budget, data, options);

    /// <summary>The steps within a budget, which not every trainer takes.</summary>
    private FrameBudget Frames => _frames ??= new FrameBudget(_engine, _use, _positions, _memory, _early);
}
