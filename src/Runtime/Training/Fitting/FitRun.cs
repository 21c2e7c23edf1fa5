using System;
using System.Diagnostics;
using MlpGen.CompilerServices;

namespace MlpGen;

/// <summary>One call of <see cref="Trainer.Fit"/>, epoch by epoch.</summary>
internal sealed class FitRun
{
    // Room for so many epochs is made before the first; who trains until canceled needs more only after a while.
    private const int EpochsAtOnce = 65_536;

    private readonly Trainer _trainer;
    private readonly ITrainable _network;
    private readonly FitState _state;
    private readonly Dataset _data;
    private readonly Dataset? _validation;
    private readonly FitOptions _options;
    private readonly TrainerSnapshot? _lastGood;
    private readonly long _start = Stopwatch.GetTimestamp();
    private FitProgress[] _history;
    private int _count;
    private bool _stopped;

    /// <summary>Checks what was asked for and takes the place where training begins. Nothing has changed if it throws.</summary>
    public FitRun(Trainer trainer, ITrainable network, FitState state, Dataset data, FitOptions options)
    {
        (_trainer, _network, _state, _options) = (trainer, network, state, options);
        DatasetGuard.FitsLoss(network, data, nameof(data));
        (_data, _validation) = Split(data, options);
        if (_validation is not null)
            DatasetGuard.FitsLoss(network, _validation, "options.Validation");
        if (!options.Resumes)
            state.Start(_data, options);
        else if (state.Batches.Count != _data.Count || state.BatchSize != options.BatchSize)
            throw new ArgumentException(Unresumable(state, _data.Count, options.BatchSize), nameof(data));
        else
            GoOn();
        _history = new FitProgress[int.Clamp(options.Epochs - state.Epochs, 0, EpochsAtOnce)];
        _lastGood = options.WhenNotFinite == NotFinitePolicy.Restore ? trainer.TakeSnapshot() : null;
    }

    /// <summary>How it went.</summary>
    public FitResult Result => new(_history[.._count], _stopped);

    /// <summary>Trains for one epoch, or what is left of it.</summary>
    /// <returns>Null where there is nothing left to do; then the network has the parameters that it keeps.</returns>
    public FitProgress? RunEpoch()
    {
        if (_stopped || _state.Epochs >= _options.Epochs)
        {
            RestoreBest();
            return null;
        }

        float loss = Train();
        _state.Epochs++;
        _trainer.EndEpoch();
        float? validationLoss = _validation is null ? null : _network.ComputeLoss(_validation);
        float? validationAccuracy = _validation is null || !Classifies ? null : _network.Accuracy(_validation);
        _trainer.ReportLoss(validationLoss ?? loss);
        Watch(validationLoss ?? loss);
        FitProgress progress = Add(loss, validationLoss, validationAccuracy);
        _options.Progress?.Report(progress);
        if (_options.GoesOn?.Invoke(progress) == false)
            _stopped = true;
        return progress;
    }

    private bool Classifies => _network.Loss == Loss.CrossEntropy || (_network.Loss == Loss.BinaryCrossEntropy && _network.OutputSize == 1);

    private static (Dataset Data, Dataset? Validation) Split(Dataset data, FitOptions options)
    {
        if (options.ValidationShare == 0)
            return (data, options.Validation);
        if (options.Validation is not null)
            throw new ArgumentException("Validation and ValidationShare are both set. Set one of them.", nameof(options));
        int held = (int)Math.Round((double)options.ValidationShare * data.Count);
        if (held == 0 || held == data.Count)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"ValidationShare {options.ValidationShare} of {data.Count} rows holds out {held} rows; at least one must be held out and one be left."),
                nameof(options));
        }

        return data.SplitAt(data.Count - held);
    }

    private static string Unresumable(FitState state, int rows, int batchSize) => state.Batches.Count == 0
        ? "This trainer has not trained yet, so there is nothing to resume. Load a checkpoint, or leave Resumes off."
        : $"There are {rows} rows to learn from in mini-batches of {batchSize}, and the training to resume had {state.Batches.Count} in mini-batches of {state.BatchSize}. Pass the same.";

    private float Train()
    {
        if (_state.BeginEpoch())
            _lastGood?.Take();

        do
        {
            // Whoever was told about the last epoch may have disposed of the trainer.
            _trainer.DemandAlive();
            _options.CancellationToken.ThrowIfCancellationRequested();
            MiniBatch batch = _state.Batches.Gather(_data, _options.Shuffles);
            float loss = _trainer.Learn(batch);
            _state.Add(loss, _trainer.WeightOf(batch));
            if (!float.IsFinite(loss))
                Handle(loss, batch);
        }
        while (_state.Batches.Next != 0);
        return (float)(_state.LossSum / _state.LossWeight);
    }

    private void Handle(float loss, MiniBatch batch)
    {
        if (_options.WhenNotFinite == NotFinitePolicy.Throw)
            throw NotFinite.Error(_network, batch.Inputs, loss, _state.Epochs + 1, 1 + ((_state.Batches.Next == 0 ? _data.Count - 1 : _state.Batches.Next - 1) / _options.BatchSize));
        _lastGood?.Restore();
    }

    private void Watch(float loss)
    {
        if (_options.EarlyStopping is not { } stopping)
            return;
        if (loss < _state.BestLoss - stopping.MinimumProgress)
        {
            (_state.BestLoss, _state.BadEpochs) = (loss, 0);
            _state.BestParameters ??= new AlignedBuffer(_network.PackedParameters.Length);
            _network.PackedParameters.Span.CopyTo(_state.BestParameters.Span);
        }
        else if (++_state.BadEpochs > stopping.Patience)
        {
            _stopped = true;
        }
    }

    // The optimizer, the schedule and the rows stand where the last epoch ended, so its parameters are kept for who goes on.
    private void RestoreBest()
    {
        if (_options.EarlyStopping is not { RestoresBest: true } || !_state.HasBest || _state.LastParameters is not null)
            return;
        _state.LastParameters = _network.PackedParameters.Clone();
        _state.BestParameters.Span.CopyTo(_network.PackedParameters.Span);
    }

    private void GoOn()
    {
        _state.Batches.Reserve(_data, _options.BatchSize);
        _state.GoOn(_network.PackedParameters);
    }

    private FitProgress Add(float loss, float? validationLoss, float? validationAccuracy)
    {
        if (_count == _history.Length)
            Array.Resize(ref _history, (int)long.Min(_options.Epochs, 2L * _history.Length));
        TimeSpan elapsed = Stopwatch.GetElapsedTime(_start);
        int done = _count + 1;
        return _history[_count++] = new FitProgress(
            _state.Epochs,
            _options.Epochs,
            loss,
            validationLoss,
            validationAccuracy,
            elapsed,
            _trainer.LastLearningRate,
            (double)_data.Count * done / Math.Max(elapsed.TotalSeconds, 1e-9),
            elapsed / done * (_options.Epochs - _state.Epochs));
    }
}
