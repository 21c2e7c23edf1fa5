using System;
using System.Collections.Generic;
using MlpGen.Checkpoints;
using MlpGen.CompilerServices;
using MlpGen.Numerics;
using MlpGen.Steps;
using MlpGen.Training;

namespace MlpGen;

public partial class Trainer
{
    /// <summary>
    /// Updates the parameters by the mini-batches that wait for more of them, where <see cref="TrainerOptions.AccumulationSteps"/> is above 1: by the mean of their
    /// gradients, however few they are. <see cref="Fit"/> ends with it; call it after the last <see cref="Step(ReadOnlySpan{float}, ReadOnlySpan{float})"/> or
    /// <see cref="StepFor(TimeSpan, Dataset, FitOptions)"/>.
    /// </summary>
    /// <returns>Whether there were any, and the parameters have changed.</returns>
    /// <exception cref="InvalidOperationException">The trainer is training, in a callback or on another thread; or the settings of the optimizer contradict each other. Nothing has changed.</exception>
    /// <exception cref="ObjectDisposedException">The trainer is disposed of.</exception>
    public bool ApplyPending()
    {
        DemandUsable();
        return FollowPending();
    }

    /// <summary>Ends a training: what waits for more mini-batches is followed, and can be taken back by who goes on with it.</summary>
    internal void EndAccumulation(FitState state)
    {
        // Nobody could go on from parameters that are not finite.
        if (_shaped is not { Pending: > 0 } || IsDisposed || !Finite.All(_network.PackedParameters.Span))
            return;
        TrainerSnapshot before = CreateSnapshot();
        Take(before);
        long steps = StepCount;
        FollowPending();
        state.EarlyUpdate = new EarlyUpdate(before, steps, _shaped.Batches, _network.PackedParameters.Clone());
    }

    /// <summary>Goes on with a training where it ended: from its last epoch, and with what was waiting then.</summary>
    internal void GoOn(FitState state)
    {
        state.GoOn(_network.PackedParameters);
        if (state.EarlyUpdate is { } early && Knows(early, _network.PackedParameters))
        {
            GoBack(early.Before);
            _clock.Steps = early.StepCount;
            if (_average is not null)
                _average.HasBegun = early.StepCount > 0;
        }

        state.EarlyUpdate = null;
    }

    /// <summary>Makes room for a copy of what steps change.</summary>
    internal TrainerSnapshot CreateSnapshot() => new(_network.PackedParameters, _state, _average, Options.AccumulationSteps > 1);

    /// <summary>Copies what is now.</summary>
    internal void Take(TrainerSnapshot snapshot) => snapshot.Take(_shaped?.Pending ?? 0);

    /// <summary>Brings back what was.</summary>
    internal void GoBack(TrainerSnapshot snapshot)
    {
        snapshot.Restore();
        if (_shaped is not null)
            _shaped.Pending = snapshot.Pending;
    }

    private bool FollowPending()
    {
        if (_shaped is not { Pending: > 0 })
            return false;
        SetRate();
        bool hasUpdated = _shaped.FollowPending();
        Ended(0, hasUpdated);
        return hasUpdated;
    }

    /// <summary>Whether the trainer stands right after an early update, with parameters that are those it made.</summary>
    private bool Knows(EarlyUpdate early, AlignedBuffer parameters) =>
        early.Batches == _shaped?.Batches && parameters.Span.SequenceEqual(early.Parameters.Span);

    /// <summary>The early update that a checkpoint keeps.</summary>
    private EarlyUpdate? Early => _positions.Current is { EarlyUpdate: { } early } fit && Knows(early, fit.LastParameters ?? _network.PackedParameters) ? early : null;

    private IEnumerable<(string, IFormattable)> EarlyNumbers()
    {
        EarlyUpdate? early = Early;
        return
        [
            (CheckpointNames.EarlyPending, early?.Before.Pending ?? 0),
            (CheckpointNames.EarlySteps, early?.StepCount ?? 0),
            (CheckpointNames.EarlyOptimizerSteps, early?.Before.Steps ?? 0),
            (CheckpointNames.EarlyMomentumProduct, early?.Before.MomentumProduct ?? 0.0),
        ];
    }

    private IEnumerable<WrittenTensor> EarlyTensors()
    {
        if (Early is not { Before: var before } early)
            yield break;
        yield return WrittenTensor.Of(CheckpointNames.EarlyParameters, Canonical(before.Parameters));
        yield return WrittenTensor.Of(CheckpointNames.EarlyGradient, Canonical(before.Gradient));
        if (_average is not null && early.StepCount > 0)
            yield return WrittenTensor.Of(CheckpointNames.EarlyAverage, Canonical(before.Average));
        foreach ((string name, AlignedBuffer values) in before.Tensors)
            yield return WrittenTensor.Of(CheckpointNames.EarlyOptimizerPrefix + name, Canonical(values));
    }

    /// <summary>Reads the early update of a checkpoint; null where it has none.</summary>
    /// <param name="numbers">Its numbers.</param>
    /// <param name="reader">Its tensors.</param>
    /// <param name="steps">Its updates, that one included.</param>
    /// <param name="batches">Its mini-batches.</param>
    /// <param name="parameters">What the update made.</param>
    /// <exception cref="System.IO.InvalidDataException">Something is missing, or is what no training leaves.</exception>
    private EarlyUpdate? ReadEarly(CheckpointNumbers numbers, CheckpointReader reader, long steps, long batches, ReadOnlySpan<float> parameters)
    {
        int pending = numbers.Read(CheckpointNames.EarlyPending, 0, (int)long.Min(Options.AccumulationSteps - 1, batches));
        long earlySteps = numbers.Read(CheckpointNames.EarlySteps, 0, steps);
        TrainerSnapshot before = CreateSnapshot();
        before.Pending = pending;
        before.Steps = numbers.Read(CheckpointNames.EarlyOptimizerSteps, 0, MostCounted);
        before.MomentumProduct = numbers.Read(CheckpointNames.EarlyMomentumProduct, 0.0, 1.0);
        reader.Demand(CheckpointNames.EarlyParameters, pending > 0);
        reader.Demand(CheckpointNames.EarlyGradient, pending > 0);
        reader.Demand(CheckpointNames.EarlyAverage, pending > 0 && _average is not null && earlySteps > 0);
        reader.DemandOptimizer(CheckpointNames.EarlyOptimizerPrefix, _state.Memory.Tensors, isBegun: before.Steps > 0);
        if (pending == 0)
            return null;
        Fill(before.Parameters, CheckpointNames.EarlyParameters);
        Fill(before.Gradient, CheckpointNames.EarlyGradient);
        Fill(before.Average, CheckpointNames.EarlyAverage);
        foreach ((string name, AlignedBuffer values) in before.Tensors)
            Fill(values, CheckpointNames.EarlyOptimizerPrefix + name);
        AlignedBuffer made = new(_network.PackedParameters.Length);
        _network.Description.Pack(parameters, made.Span);
        return new EarlyUpdate(before, earlySteps, batches, made);

        void Fill(AlignedBuffer packed, string tensor)
        {
            if (reader.Tensors.TryGetValue(tensor, out float[]? values))
                Pack(values, packed);
        }
    }
}
