using System;
using System.Collections.Generic;
using System.Linq;
using MlpGen.Checkpoints;
using MlpGen.CompilerServices;
using MlpGen.Learning;
using MlpGen.Numerics;
using MlpGen.Steps;

namespace MlpGen.Training;

/// <summary>
/// Applies the early update at the end of a training run, reverts it when the training continues, and stores it in checkpoints.
/// </summary>
/// <param name="engine">The engine that takes the steps.</param>
internal sealed class EarlyUpdates(ITrainingEngine engine)
{
    private const string PendingKey = "early.pending";
    private const string StepsKey = "early.steps";
    private const string OptimizerStepsKey = "early.optimizer_steps";
    private const string MomentumProductKey = "early.momentum_product";
    private const string OptimizerPrefix = "early.optimizer.";
    private const string ParametersTensor = "early.parameters";
    private const string AverageTensor = "early.average";
    private const string GradientTensor = "early.gradient";

    private AlignedBuffer Parameters => engine.Network.PackedParameters;

    /// <summary>Ends a training run. Applies the pending gradients in an update that is reverted when the run is resumed.</summary>
    public void Apply(FitState state)
    {
        // A training run cannot continue from non-finite parameters.
        if (engine.Pending == 0 || !Finite.All(Parameters.Span))
            return;
        EngineSnapshot before = engine.CreateSnapshot();
        engine.Capture(before);
        long steps = engine.StepCount;
        engine.ApplyPending();
        state.EarlyUpdate = new EarlyUpdate(before, steps, engine.Batches, Parameters.Clone());
    }

    /// <summary>
    /// Continues a training run where it ended: with the parameters of its last epoch and the mini-batches that were pending.
    /// </summary>
    public void Revert(FitState state)
    {
        state.Continue(Parameters);
        if (state.EarlyUpdate is { } early && IsRightAfter(early, Parameters))
            engine.Restore(early.Before, early.StepCount);
        state.EarlyUpdate = null;
    }

    /// <summary>Returns true if nothing has happened since an early update and the parameters are those it produced.</summary>
    private bool IsRightAfter(EarlyUpdate early, AlignedBuffer parameters) =>
        early.Batches == engine.Batches && parameters.Span.SequenceEqual(early.Parameters.Span);

    /// <summary>Returns the names of the tensors in a checkpoint.</summary>
    public IEnumerable<string> TensorNames(OptimizerMemory memory) =>
        [ParametersTensor, AverageTensor, GradientTensor, .. memory.Tensors.Select(tensor => OptimizerPrefix + tensor.Name)];

    /// <summary>Writes the early update of a training run to a checkpoint, or records that there is none.</summary>
    public void Write(CheckpointWriter writer, FitState state)
    {
        EarlyUpdate? early = state.EarlyUpdate is { } made && IsRightAfter(made, state.LastParameters ?? Parameters) ? made : null;
        writer.Number(PendingKey, early?.Before.Pending ?? 0);
        writer.Number(StepsKey, early?.StepCount ?? 0);
        writer.Number(OptimizerStepsKey, early?.Before.Learning.Steps ?? 0);
        writer.Number(MomentumProductKey, early?.Before.Learning.MomentumProduct ?? 0.0);
        if (early is not { Before: var before })
            return;
        writer.Tensor(ParametersTensor, before.Learning.Parameters);
        writer.Tensor(GradientTensor, before.Gradient);
        if (before.Average.Length > 0 && early.StepCount > 0)
            writer.Tensor(AverageTensor, before.Average);
        foreach ((string name, AlignedBuffer values) in before.Learning.Tensors)
            writer.Tensor(OptimizerPrefix + name, values);
    }

    /// <summary>Reads the early update from a checkpoint. Returns null if it has none.</summary>
    /// <param name="reader">The checkpoint.</param>
    /// <param name="last">The parameters at the end of the last epoch, if they differ from those of the network.</param>
    /// <exception cref="System.IO.InvalidDataException">An entry is missing or has a value that training cannot produce.</exception>
    public EarlyUpdate? Read(CheckpointReader reader, AlignedBuffer? last)
    {
        EngineSnapshot before = engine.CreateSnapshot();
        long batches = reader.Count(Accumulation.BatchesKey);
        int pending = before.Pending = reader.Number(PendingKey, 0, before.MostPending(batches));
        long steps = reader.Number(StepsKey, 0, reader.Count(ScheduleClock.StepsKey));
        before.Learning.Steps = reader.Count(OptimizerStepsKey);
        before.Learning.MomentumProduct = reader.Number(MomentumProductKey, 0.0, 1.0);
        Fill(before.Learning.Parameters, reader.Tensor(ParametersTensor, isNeeded: pending > 0));
        Fill(before.Gradient, reader.Tensor(GradientTensor, isNeeded: pending > 0));
        Fill(before.Average, reader.Tensor(AverageTensor, isNeeded: pending > 0 && before.Average.Length > 0 && steps > 0));
        foreach (OptimizerTensor tensor in before.Learning.Memory.Tensors)
            Fill(before.Learning.Tensors[tensor.Name], OptimizerMemory.Read(reader, OptimizerPrefix, tensor, before.Learning.Steps));
        return pending == 0 ? null : new EarlyUpdate(before, steps, batches, last ?? reader.Packed(reader.Parameters));

        static void Fill(AlignedBuffer to, AlignedBuffer? from) => from?.Span.CopyTo(to.Span);
    }
}
