using System;
using System.Runtime.CompilerServices;
using MlpGen.CompilerServices;

namespace MlpGen;

public partial class Trainer
{
    private readonly ConditionalWeakTable<object, SourcePace> _paces = [];
    private AlignedBuffer _sourceInputs = new(0);
    private AlignedBuffer _sourceTargets = new(0);
    private int[] _sourceLabels = [];

    /// <summary>
    /// Learns within a frame: takes mini-batches from a source until the next one would not fit into the time. How long one takes is learned from
    /// those before; until that is known, with its first two, a call takes one. A sixteenth of the time is left free. Allocates nothing once it has run with such a batch size.
    /// </summary>
    /// <param name="budget">The time, above 0: a millisecond of a frame of 16, say.</param>
    /// <param name="source">Where the rows come from.</param>
    /// <returns>What it did. Mini-batches whose loss is NaN or infinite change nothing and do not count.</returns>
    /// <exception cref="ArgumentException">The source has labels and the network does not learn from them, or it gives a number of rows that does not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The budget is not above 0, the source's batch size is below 1, or a label is no class.</exception>
    /// <exception cref="ObjectDisposedException">The trainer is disposed of.</exception>
    public BudgetResult StepFor(TimeSpan budget, IBatchSource source)
    {
        BudgetClock clock = new(budget);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(budget, TimeSpan.Zero);
        DemandAlive();
        Reserve(source);
        SourcePace pace = PaceOf(source, source.BatchSize);
        clock.Begin();
        while (clock.HasRoom(pace) && StepFrom(source, out float loss) is var rows and > 0)
            clock.Add(loss, rows, pace);
        return clock.Result();
    }

    /// <summary>
    /// The same with the rows of a dataset, in a new order each epoch. It goes on exactly where the last call, <see cref="Fit"/> or a checkpoint left
    /// this trainer, with as many rows and such a batch size; else it begins.
    /// </summary>
    /// <param name="budget">The time, above 0.</param>
    /// <param name="data">At least one row; labels only for <see cref="Loss.CrossEntropy"/>.</param>
    /// <param name="options">Batch size and seed; the rest is for <see cref="Fit"/>.</param>
    /// <returns>What it did. Mini-batches whose loss is NaN or infinite change nothing and do not count.</returns>
    /// <exception cref="ArgumentException">The dataset does not fit the network.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The budget is not above 0.</exception>
    /// <exception cref="ObjectDisposedException">The trainer is disposed of.</exception>
    public BudgetResult StepFor(TimeSpan budget, Dataset data, FitOptions options)
    {
        BudgetClock clock = new(budget);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(budget, TimeSpan.Zero);
        DemandAlive();
        SourcePace pace = PaceOf(data, options.BatchSize);
        if (!pace.IsChecked)
            DatasetGuard.FitsLoss(_network, data, nameof(data));
        pace.IsChecked = true;
        if (_fit.Batches.Count != data.Count || _fit.BatchSize != options.BatchSize)
            _fit.Start(data, options);
        else
            _fit.Batches.Reserve(data, options.BatchSize);
        _fit.GoOn(_network.PackedParameters);
        clock.Begin();
        while (clock.HasRoom(pace))
        {
            _fit.BeginEpoch();
            MiniBatch batch = _fit.Batches.Gather(data, options.Shuffles);
            float loss = Learn(batch);
            _fit.Add(loss, WeightOf(batch));
            if (_fit.Batches.Next == 0)
            {
                _fit.Epochs++;
                EndEpoch();
            }

            clock.Add(loss, batch.Rows, pace);
        }

        return clock.Result();
    }

    private SourcePace PaceOf(object source, int batchSize) => _paces.GetValue(source, static _ => new SourcePace()).With(batchSize);

    private void Reserve(IBatchSource source)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(source.BatchSize, 1, "source.BatchSize");
        int most = Array.MaxLength / 2 / int.Max(_inputSize, _outputSize);
        if (source.BatchSize > most)
            throw new ArgumentOutOfRangeException("source.BatchSize", source.BatchSize, $"The source has mini-batches of {source.BatchSize} rows; up to {most} fit into memory.");
        if (source.HasLabels && _network is not ITrainableClassifier)
            throw new ArgumentException($"The source has labels, which are for Loss.CrossEntropy; this network has Loss.{_network.Loss} and wants targets.", nameof(source));
        if (_sourceInputs.Length < source.BatchSize * _inputSize)
            _sourceInputs = new AlignedBuffer(source.BatchSize * _inputSize);
        if (!source.HasLabels && _sourceTargets.Length < source.BatchSize * _outputSize)
            _sourceTargets = new AlignedBuffer(source.BatchSize * _outputSize);
        if (source.HasLabels && _sourceLabels.Length < source.BatchSize)
            _sourceLabels = new int[source.BatchSize];
    }

    private int StepFrom(IBatchSource source, out float loss)
    {
        Span<float> inputs = _sourceInputs.Span[..(source.BatchSize * _inputSize)];
        Span<float> targets = source.HasLabels ? default : _sourceTargets.Span[..(source.BatchSize * _outputSize)];
        Span<int> labels = source.HasLabels ? _sourceLabels.AsSpan(0, source.BatchSize) : default;
        int rows = source.Next(inputs, targets, labels);
        loss = 0;
        if (rows == 0)
            return 0;
        if (rows < 0 || rows > source.BatchSize)
            throw new ArgumentException($"The source says that it wrote {rows} rows; 0 to {source.BatchSize} fits.", nameof(source));
        loss = source.HasLabels
            ? StepByLabels(inputs[..(rows * _inputSize)], labels[..rows])
            : Learn(inputs[..(rows * _inputSize)], targets[..(rows * _outputSize)], rows);
        return rows;
    }
}
