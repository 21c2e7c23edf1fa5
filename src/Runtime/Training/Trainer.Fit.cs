using System;
using System.Collections.Generic;
using System.Threading;
using MlpGen.Training;

namespace MlpGen;

public partial class Trainer
{
    /// <summary>
    /// Trains on a dataset for several epochs. Each epoch shuffles the rows and takes one step per mini-batch. After the first run with a
    /// dataset and a batch size, epochs allocate nothing, apart from what callbacks and <see cref="FitOptions.Metrics"/> allocate.
    /// </summary>
    /// <remarks>
    /// If <see cref="TrainerOptions.AccumulationSteps"/> is above 1 and gradients are still pending at the end, one more update applies
    /// them. That update happens after the last epoch has been measured and reported.
    /// </remarks>
    /// <param name="data">The dataset. At least one row. Labels are allowed only with <see cref="Loss.CrossEntropy"/>.</param>
    /// <param name="options">The options: epochs, batch size, seed and others.</param>
    /// <exception cref="ArgumentException">
    /// The dataset, the validation rows, a metric or the run to resume is not valid for this trainer. Nothing has changed.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// The trainer is already training, in a callback, in another loop over <see cref="FitAsync(Dataset, FitOptions, CancellationToken)"/>
    /// or on another thread. Or the settings of the optimizer contradict each other.
    /// </exception>
    /// <exception cref="OperationCanceledException">
    /// Training was canceled. The network keeps what it has learned, and <see cref="FitOptions.Resume"/> continues from there.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The trainer has been disposed.</exception>
    /// <exception cref="NonFiniteLossException">
    /// The loss of a step is NaN or infinite. The parameters are those from before that step. Or the parameters or the validation loss are
    /// NaN or infinite after an epoch.
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
    /// Trains on a dataset with a user-defined loss, which validation and early stopping also use. A row may have any number of targets.
    /// <see cref="Dataset.Weights"/> apply. <see cref="TrainerOptions.ClassWeights"/> and <see cref="TrainerOptions.LabelSmoothing"/> do
    /// not, because they belong to the network's own loss.
    /// </summary>
    /// <inheritdoc cref="Fit(Dataset, FitOptions)"/>
    /// <typeparam name="TLoss">The type of the loss. A struct, so that its code is compiled into the steps.</typeparam>
    /// <param name="data">The dataset. At least one row, with targets.</param>
    /// <param name="options">The options: epochs, batch size, seed and others.</param>
    /// <param name="loss">
    /// The loss function. It computes the loss of a row and its gradient, and replaces the network's own loss. It is copied.
    /// </param>
    public FitResult Fit<TLoss>(Dataset data, FitOptions options, TLoss loss)
        where TLoss : struct, ILossFunction => _fitter.Run(_fitter.Check(data, options, new CustomFitLoss<TLoss>(loss)), options);

    /// <summary>
    /// Trains on a dataset and returns the epochs as an asynchronous stream, for example for a user interface that shows them. Each epoch
    /// runs on a thread pool thread while the caller awaits it. Training starts when the first epoch is requested, and each loop over the
    /// stream is a separate run. Leaving the loop stops the training between two epochs. A browser has only one thread, so the page does
    /// not respond during an epoch. It can update between two epochs.
    /// </summary>
    /// <inheritdoc cref="Fit(Dataset, FitOptions)" path="/exception"/>
    /// <param name="data">The dataset. At least one row. Labels are allowed only with <see cref="Loss.CrossEntropy"/>.</param>
    /// <param name="options">The options: epochs, batch size, seed and others.</param>
    /// <param name="cancellationToken">Stops the training between two steps, as <see cref="FitOptions.CancellationToken"/> does.</param>
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

    /// <summary>
    /// Trains on a dataset with a user-defined loss and returns the epochs as an asynchronous stream. See <see cref="Fit{TLoss}"/>.
    /// </summary>
    /// <inheritdoc cref="FitAsync(Dataset, FitOptions, CancellationToken)"/>
    /// <typeparam name="TLoss">The type of the loss. A struct, so that its code is compiled into the steps.</typeparam>
    /// <param name="data">The dataset. At least one row, with targets.</param>
    /// <param name="options">The options: epochs, batch size, seed and others.</param>
    /// <param name="loss">The loss function. It computes the loss of a row and its gradient. It is copied.</param>
    /// <param name="cancellationToken">Stops the training between two steps, as <see cref="FitOptions.CancellationToken"/> does.</param>
    public IAsyncEnumerable<FitProgress> FitAsync<TLoss>(
        Dataset data, FitOptions options, TLoss loss, CancellationToken cancellationToken = default)
        where TLoss : struct, ILossFunction =>
        _fitter.RunAsync(_fitter.Check(data, options, new CustomFitLoss<TLoss>(loss)), options, cancellationToken);

    /// <summary>
    /// Trains within a time budget, for example within a frame of a game. It takes mini-batches from a source until the next one would
    /// exceed the budget. The time of a mini-batch is estimated from previous ones. For the first two mini-batches of a batch size, there
    /// is no estimate yet, so each call takes one mini-batch. A sixteenth of the budget is kept as a reserve. After the first run with a
    /// batch size and a source, it allocates nothing.
    /// </summary>
    /// <remarks>
    /// If a single mini-batch takes longer than the budget, most calls learn nothing, and a few calls exceed the budget. After four calls
    /// without a mini-batch, the trainer tries one. If it takes too long and is not much faster than previous ones, the trainer waits
    /// longer before the next try, up to 1,024 calls. (Steps get faster while an interpreter or a just-in-time compiler warms up.) If
    /// mini-batches take longer than the budget, use smaller ones.
    /// </remarks>
    /// <typeparam name="TSource">The type of the source. A struct is not boxed, unless its rows have weights.</typeparam>
    /// <param name="budget">The time budget. Above 0. For example, 1 ms of a frame of 16 ms.</param>
    /// <param name="source">The source of the rows. The rows have weights if it is an <see cref="IWeightedBatchSource"/>.</param>
    /// <returns>
    /// The number of steps, the loss and the duration of this call. Mini-batches whose loss, gradient or update is NaN or infinite change
    /// nothing and are counted in <see cref="BudgetResult.Skipped"/>.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// The source has labels but the loss of the network is not <see cref="Loss.CrossEntropy"/>, or the source returns an invalid number of
    /// rows.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The budget is not above 0, the batch size of the source is below 1, a label is not a valid class, or a weight is negative, NaN or
    /// infinite.
    /// </exception>
    /// <exception cref="InvalidOperationException">The trainer is already training, in a callback or on another thread.</exception>
    /// <exception cref="ObjectDisposedException">The trainer has been disposed.</exception>
    public BudgetResult StepFor<TSource>(TimeSpan budget, TSource source)
        where TSource : IBatchSource => Frames.StepFor(budget, source);

    /// <summary>
    /// Trains on a dataset within a time budget, in a new row order each epoch. The call continues exactly where the last call with this
    /// dataset, <see cref="Fit"/> or a checkpoint stopped, if the number of rows, the batch size and the row order in the options are
    /// unchanged. Otherwise it starts from the beginning. Each dataset has its own position. Checkpoints store the position in the dataset
    /// that was used last.
    /// </summary>
    /// <inheritdoc cref="StepFor{TSource}(TimeSpan, TSource)" path="/remarks"/>
    /// <param name="budget">The time budget. Above 0.</param>
    /// <param name="data">The dataset. At least one row. Labels are allowed only with <see cref="Loss.CrossEntropy"/>.</param>
    /// <param name="options">
    /// The options. Only <see cref="FitOptions.BatchSize"/>, <see cref="FitOptions.Seed"/>, <see cref="FitOptions.Shuffle"/> and
    /// <see cref="FitOptions.ValidationSplit"/> are used. Rows that are held out for validation are not used for training. The other
    /// options apply to <see cref="Fit"/>.
    /// </param>
    /// <returns>
    /// The number of steps, the loss and the duration of this call. Mini-batches whose loss, gradient or update is NaN or infinite change
    /// nothing and are counted in <see cref="BudgetResult.Skipped"/>.
    /// </returns>
    /// <exception cref="ArgumentException">The dataset does not match the network.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The budget is not above 0.</exception>
    /// <exception cref="InvalidOperationException">The trainer is already training, in a callback or on another thread.</exception>
    /// <exception cref="ObjectDisposedException">The trainer has been disposed.</exception>
    /// <example>
    /// <code>
    /// var net = new Xor(seed: 1);
    /// Dataset data = Dataset.FromArrays(new float[] { 0, 0, 0, 1, 1, 0, 1, 1 }, new float[] { 0, 1, 1, 0 }, inputSize: 2);
    /// Trainer trainer = net.CreateTrainer(new Adam());
    /// BudgetResult frame = trainer.StepFor(TimeSpan.FromMilliseconds(1), data, new FitOptions { BatchSize = 4 });   // once per frame
    /// </code>
    /// </example>
    public BudgetResult StepFor(TimeSpan budget, Dataset data, FitOptions options) => Frames.StepFor(budget, data, options);

    /// <summary>The training within time budgets. Created on first use, because not every trainer needs it.</summary>
    private FrameBudget Frames => _frames ??= new FrameBudget(_engine, _use, _positions, _memory, _early);
}
