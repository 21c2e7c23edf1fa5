using System;
using System.Diagnostics;
using MlpGen.CompilerServices;
using MlpGen.Training;

namespace MlpGen;

public partial class Trainer
{
    private readonly SourcePaces _paces = new();
    private AlignedBuffer _sourceInputs = new(0);
    private AlignedBuffer _sourceTargets = new(0);
    private int[] _sourceLabels = [];
    private float[] _sourceWeights = [];

    /// <summary>The clock of budgets, in ticks of the stopwatch.</summary>
    internal Func<long> Timestamp { get; set; } = Stopwatch.GetTimestamp;

    /// <summary>
    /// Learns within a frame: takes mini-batches from a source until the next one would not fit into the time. How long one takes is learned from
    /// those before; until that is known, with the first two of a batch size, a call takes one. A sixteenth of the time is left free. Allocates nothing once it has
    /// run with such a batch size and source.
    /// </summary>
    /// <remarks>
    /// Where one mini-batch takes longer than the time, nothing is learned in most frames, and the time is exceeded in a few: it tries one after four calls, and more
    /// rarely, at last once in 1,024 calls, if that was too long and not much faster than those before, as steps are while an interpreter or a compiler warms up. Smaller mini-batches then fit better.
    /// </remarks>
    /// <typeparam name="TSource">The source's type; a struct is not boxed, unless its rows have weights.</typeparam>
    /// <param name="budget">The time, above 0: a millisecond of a frame of 16, say.</param>
    /// <param name="source">Where the rows come from; with weights, if it is an <see cref="IWeightedBatchSource"/>.</param>
    /// <returns>What it did. Mini-batches whose loss, gradient or update is NaN or infinite change nothing, and are counted as <see cref="BudgetResult.Skipped"/>.</returns>
    /// <exception cref="ArgumentException">The source has labels and the network does not learn from them, or it gives a number of rows that does not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The budget is not above 0, the source's batch size is below 1, a label is no class, or a weight is negative or not finite.
    /// </exception>
    /// <exception cref="InvalidOperationException">The trainer is training: in a callback, or on another thread.</exception>
    /// <exception cref="ObjectDisposedException">The trainer is disposed of.</exception>
    public BudgetResult StepFor<TSource>(TimeSpan budget, TSource source)
        where TSource : IBatchSource
    {
        BudgetClock clock = new(budget, Timestamp);
        if (source is null)
            throw new ArgumentNullException(nameof(source));
        if (budget <= TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(budget), $"budget must be longer than 0 (was {budget}).");
        BeginUse();
        try
        {
            Reserve(ref source);
            IWeightedBatchSource? weighted = Weighted(source);
            SourcePace pace = _paces.Of(typeof(TSource).IsValueType ? typeof(TSource) : (object)source, source.BatchSize);
            clock.Begin();
            while (clock.HasRoom(pace) && StepFrom(ref source, weighted, out float loss) is var rows and > 0)
                clock.Add(loss, WeightOf(rows, weighted is not null), rows, pace);
            return clock.Result();
        }
        finally
        {
            EndUse();
        }
    }

    /// <summary>
    /// The same with the rows of a dataset, in a new order each epoch. It goes on exactly where the last call with this dataset, <see cref="Fit"/> or a
    /// checkpoint left this trainer, if options say the same of rows, mini-batches and order; else it begins. Each dataset has a place of its own, and
    /// checkpoints keep the one that was used last.
    /// </summary>
    /// <inheritdoc cref="StepFor{TSource}(TimeSpan, TSource)" path="/remarks"/>
    /// <param name="budget">The time, above 0.</param>
    /// <param name="data">At least one row; labels only for <see cref="Loss.CrossEntropy"/>.</param>
    /// <param name="options">
    /// <see cref="FitOptions.BatchSize"/>, <see cref="FitOptions.Seed"/>, <see cref="FitOptions.Shuffles"/> and <see cref="FitOptions.ValidationShare"/>, whose rows
    /// are not learned from. The rest is for <see cref="Fit"/>.
    /// </param>
    /// <returns>What it did. Mini-batches whose loss, gradient or update is NaN or infinite change nothing, and are counted as <see cref="BudgetResult.Skipped"/>.</returns>
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
    public BudgetResult StepFor(TimeSpan budget, Dataset data, FitOptions options)
    {
        BudgetClock clock = new(budget, Timestamp);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(options);
        if (budget <= TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(budget), $"budget must be longer than 0 (was {budget}).");
        BeginUse();
        try
        {
            SourcePace pace = _paces.Of(data, options.BatchSize);
            if (!pace.IsChecked)
                DatasetGuard.FitsLoss(_network, FitRows.Learned(data, FitRows.CountOf(data, options)), nameof(data));
            pace.IsChecked = true;
            FitState state = _positions.GoOn(data, FitRows.CountOf(data, options), options);
            bool goesOn = false;
            EndIfDealt(state);
            clock.Begin();
            while (clock.HasRoom(pace))
            {
                // A frame that learns nothing leaves the network as it is.
                if (!goesOn)
                    GoOn(state);
                goesOn = true;
                MiniBatch batch = Deal(state, data);
                float loss = Learn(batch);
                double weight = WeightOf(batch.Rows, !batch.Weights.IsEmpty);
                state.Add(loss, weight);
                EndIfDealt(state);
                clock.Add(loss, weight, batch.Rows, pace);
            }

            return clock.Result(state.Epochs + 1);
        }
        finally
        {
            EndUse();
        }
    }

    // Also an epoch that Fit could not end, since its last mini-batch threw.
    private void EndIfDealt(FitState state)
    {
        if (!state.Batches.IsDealt)
            return;
        state.EndEpoch();
        EndEpoch();
    }

    private void Reserve<TSource>(ref TSource source)
        where TSource : IBatchSource
    {
        if (source.BatchSize < 1)
            throw new ArgumentOutOfRangeException("source.BatchSize", $"The BatchSize of the source must be at least 1 (was {source.BatchSize}).");
        int most = Array.MaxLength / 2 / int.Max(_inputSize, _outputSize);
        if (source.BatchSize > most)
            throw new ArgumentOutOfRangeException("source.BatchSize", $"The source has mini-batches of {source.BatchSize} rows; up to {most} fit into memory.");
        if (source.HasLabels && _network is not ITrainableClassifier)
            throw new ArgumentException($"The source has labels, which are for Loss.CrossEntropy; this network has Loss.{_network.Loss} and wants targets.", nameof(source));
        if (_sourceInputs.Length < source.BatchSize * _inputSize)
            _sourceInputs = new AlignedBuffer(source.BatchSize * _inputSize);
        if (!source.HasLabels && _sourceTargets.Length < source.BatchSize * _outputSize)
            _sourceTargets = new AlignedBuffer(source.BatchSize * _outputSize);
        if (source.HasLabels && _sourceLabels.Length < source.BatchSize)
            _sourceLabels = new int[source.BatchSize];
        if (_sourceWeights.Length < source.BatchSize && Weighted(source) is not null)
            _sourceWeights = new float[source.BatchSize];
    }

    // A struct that has no weights is not boxed, not even before the compiler has optimized this.
    private static IWeightedBatchSource? Weighted<TSource>(TSource source)
        where TSource : IBatchSource =>
        !typeof(TSource).IsValueType || typeof(IWeightedBatchSource).IsAssignableFrom(typeof(TSource))
            ? source as IWeightedBatchSource
            : null;

    private int StepFrom<TSource>(ref TSource source, IWeightedBatchSource? weighted, out float loss)
        where TSource : IBatchSource
    {
        Span<float> inputs = _sourceInputs.Span[..(source.BatchSize * _inputSize)];
        Span<float> targets = source.HasLabels ? default : _sourceTargets.Span[..(source.BatchSize * _outputSize)];
        Span<int> labels = source.HasLabels ? _sourceLabels.AsSpan(0, source.BatchSize) : default;
        Span<float> weights = weighted is null ? default : _sourceWeights.AsSpan(0, source.BatchSize);
        int rows = weighted is null ? source.Next(inputs, targets, labels) : weighted.Next(inputs, targets, labels, weights);
        loss = 0;

        // The source may have disposed of the trainer.
        DemandAlive();
        if (rows == 0)
            return 0;
        if (rows < 0 || rows > source.BatchSize)
            throw new ArgumentException($"The source says that it wrote {rows} rows; 0 to {source.BatchSize} fits.", nameof(source));
        if (source.HasLabels)
            Guard.Labels(labels[..rows], _outputSize, nameof(labels));
        if (weighted is not null)
            DatasetGuard.Weights(weights = weights[..rows], rows, nameof(weights));
        labels = source.HasLabels ? labels[..rows] : default;
        targets = source.HasLabels ? default : targets[..(rows * _outputSize)];
        loss = Learn(new MiniBatch(rows, inputs[..(rows * _inputSize)], labels, targets, weights));
        weighted?.Learned(_network);
        return rows;
    }
}
