using System;
using System.Threading;
using MlpGen.CompilerServices;
using MlpGen.Numerics;
using MlpGen.Steps;

namespace MlpGen.Training;

/// <summary>Runs one call to <see cref="Trainer.Fit"/>, epoch by epoch.</summary>
internal sealed class FitRun
{
    private readonly ITrainingEngine _engine;
    private readonly TrainerUse _use;
    private readonly ITrainable _network;
    private readonly BatchMemory _memory;
    private readonly EarlyUpdates _early;
    private readonly FitState _state;
    private readonly FitSubject _subject;
    private readonly FitOptions _options;
    private readonly CancellationToken _cancellationToken;
    private readonly FitHistory _history;
    private readonly LastGoodState? _lastGood;
    private bool _hasBegun;
    private bool _stopped;

    /// <summary>Creates a run that starts at a position in a dataset.</summary>
    /// <param name="engine">The engine that takes the steps.</param>
    /// <param name="use">Tracks which call uses the trainer.</param>
    /// <param name="memory">The buffers for the rows of a mini-batch.</param>
    /// <param name="state">The position in the dataset.</param>
    /// <param name="subject">The data, metrics and loss of the training.</param>
    /// <param name="options">The options.</param>
    /// <param name="cancellationToken">Stops the training between two steps, in addition to the token in the options.</param>
    public FitRun(
        ITrainingEngine engine,
        TrainerUse use,
        BatchMemory memory,
        FitState state,
        FitSubject subject,
        FitOptions options,
        CancellationToken cancellationToken)
    {
        (_engine, _use, _network, _memory, _early) = (engine, use, engine.Network, memory, new EarlyUpdates(engine));
        (_state, _subject, _options, _cancellationToken) = (state, subject, options, cancellationToken);
        _history = new FitHistory(subject.Metrics, options.Epochs - state.Epochs);
        _lastGood = options.OnNonFinite == NonFinitePolicy.Restore ? new LastGoodState(engine) : null;

        // A training that early stopping has ended stays ended and keeps the parameters of its best epoch.
        _stopped = options.EarlyStopping is { } stopping
            && state.Best.Watched == Watched(stopping) && state.Best.BadEpochs > stopping.Patience;
        if (_stopped)
            return;
        _early.Revert(state);
        if (options.EarlyStopping is { } watching)
            state.Best.Watch(Watched(watching));
    }

    /// <summary>The result of the training.</summary>
    public FitResult Result => new(_history.Epochs, _stopped, _state.Epochs, _options.EarlyStopping is null ? null : _state.Best);

    private bool Classifies => _subject.Loss == FitLoss.Own && IsClassifier;

    private bool IsClassifier =>
        _network.Loss == Loss.CrossEntropy || (_network.Loss == Loss.BinaryCrossEntropy && _network.OutputSize == 1);

    /// <summary>
    /// The rows whose loss is computed after each epoch. Without validation rows these are the training rows, if early stopping monitors
    /// their loss. The running mean of an epoch would mix losses from many parameter states.
    /// </summary>
    private Dataset? Measured => _subject.Validation ?? (_options.EarlyStopping is { Metric: null } ? _subject.Data : null);

    /// <summary>Trains for one epoch, or for the rest of it.</summary>
    /// <returns>The progress, or null if the training has ended and the network has its final parameters.</returns>
    public FitProgress? RunEpoch()
    {
        if (_stopped || _state.Epochs >= _options.Epochs)
        {
            End();
            return null;
        }

        if (!_hasBegun)
            Begin();
        Train();
        float loss = _state.MeanLoss;
        float? measuredLoss = Measure();
        FitProgress progress = Describe(loss, measuredLoss);
        _state.EndEpoch();
        _engine.EndEpoch();
        _engine.ReportLoss(progress.ValidationLoss ?? loss);
        Watch(progress, measuredLoss);
        progress = _history.Add(progress, (long)(_options.Epochs - _state.Epochs) * _subject.Count);
        _options.Progress?.Report(progress);
        if (_options.ContinueWhile?.Invoke(progress) == false)
            _stopped = true;
        return progress;
    }

    /// <summary>Handles cancellation. What has been learned is kept.</summary>
    public void Cancel() => MakeEarlyUpdate();

    /// <summary>
    /// Ends the training. Applies the pending gradients, and restores the parameters of the best epoch if that was requested.
    /// </summary>
    public void End()
    {
        try
        {
            MakeEarlyUpdate();
        }
        finally
        {
            if (_options.EarlyStopping is { RestoreBest: true })
                _state.RestoreBest(_network.PackedParameters);
        }
    }

    private void MakeEarlyUpdate()
    {
        if (!_use.IsDisposed)
            _early.Apply(_state);
    }

    private string Watched(EarlyStopping stopping) =>
        stopping.Metric?.Name ?? $"{(_subject.Validation is null ? "training" : "validation")} loss{_subject.Loss.Name}";

    private void Begin()
    {
        _hasBegun = true;
        _history.Start();
        _lastGood?.Capture();
    }

    private void Train()
    {
        MiniBatches batches = _state.Batches;
        if (batches.Next == 0)
            _lastGood?.Capture();
        while (!batches.IsExhausted)
        {
            // A callback after the last epoch may have disposed the trainer.
            _use.ThrowIfDisposed();
            _options.CancellationToken.ThrowIfCancellationRequested();
            _cancellationToken.ThrowIfCancellationRequested();
            Batch batch = _memory.Gather(_subject.Data, batches.Deal(_state.Shuffle));
            float loss = _subject.Loss.Learn(_engine, batch);
            double weight = _engine.LastWeight;
            _state.Add(loss, weight);
            _history.Count(batch.Rows);
            if (!float.IsFinite(loss))
                Handle(loss, batch);
            else if (weight > 0)
                _lastGood?.Confirm();
            _options.OnBatch?.Invoke(new BatchProgress(_state.Epochs + 1, batches.Number, batches.PerEpoch, weight > 0 ? loss : float.NaN));
        }
    }

    private void Handle(float loss, in Batch batch)
    {
        if (_options.OnNonFinite != NonFinitePolicy.Skip && _lastGood?.TryRestore() != true)
            throw NotFinite.Step(_network, batch.Inputs, loss, _state.Epochs + 1, _state.Batches.Number, _options.OnNonFinite);
    }

    /// <summary>
    /// Computes the loss after an epoch. If the loss or a parameter is not finite, the last update was too large, and the policy decides
    /// what to do.
    /// </summary>
    private float? Measure()
    {
        float? loss = MeasuredLoss();
        bool isFinite = Finite.All(_network.PackedParameters.Span);
        if (isFinite && IsFinite(loss))
            return loss;
        float? restored = null;
        bool isBorne = _options.OnNonFinite switch
        {
            NonFinitePolicy.Restore => _lastGood!.TryRestore() && IsFinite(restored = MeasuredLoss()),
            // All later mini-batches would be skipped. The only option left is to restore the best epoch.
            NonFinitePolicy.Skip when !isFinite => _stopped = _options.EarlyStopping is { RestoreBest: true } && _state.Best.IsKnown,
            NonFinitePolicy.Skip => true,
            _ => false,
        };
        if (!isBorne)
            throw NotFinite.Epoch(_network, Measured, loss, _state.Epochs + 1, _state.Batches.Number);
        return restored ?? loss;
    }

    private float? MeasuredLoss() => Measured is { } rows ? _subject.Loss.Compute(_network, rows) : null;

    private static bool IsFinite(float? loss) => loss is null || float.IsFinite(loss.Value);

    private FitProgress Describe(float loss, float? measuredLoss)
    {
        MetricValues metrics = _history.NextMetrics(out Span<float> values);
        for (int i = 0; i < values.Length; i++)
            values[i] = IsFinite(measuredLoss) ? _subject.Metrics[i].Measure(_network, _subject.Validation!) : float.NaN;
        return new FitProgress
        {
            Epoch = _state.Epochs + 1,
            Epochs = _options.Epochs,
            Loss = loss,
            ValidationLoss = _subject.Validation is null ? null : measuredLoss,
            ValidationAccuracy = _subject.Validation is null || !Classifies ? null
                : IsFinite(measuredLoss) ? _network.Accuracy(_subject.Validation) : float.NaN,
            LearningRate = _engine.LastLearningRate,
            Metrics = metrics,
        };
    }

    private void Watch(FitProgress progress, float? measuredLoss)
    {
        if (_options.EarlyStopping is not { } stopping)
            return;
        float value = stopping.Metric is { } metric ? progress.Metrics[metric.Name] : measuredLoss!.Value;
        _state.Best.Compare(value, progress.Epoch, stopping, _network.PackedParameters);
        _stopped |= _state.Best.BadEpochs > stopping.Patience;
    }
}
