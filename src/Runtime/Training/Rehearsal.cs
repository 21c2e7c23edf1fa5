using System;
using MlpGen.CompilerServices;
using MlpGen.Steps;

namespace MlpGen.Training;

/// <summary>
/// Runs every code path of a trainer that is discarded afterward. This sets up its parts so that rarely used code runs too.
/// </summary>
/// <param name="trainer">The trainer.</param>
/// <param name="engine">The engine of the trainer.</param>
/// <param name="hasLayerRates">True if layers have individual learning rates.</param>
internal sealed class Rehearsal(Trainer trainer, StepEngine engine, bool hasLayerRates)
{
    // Until the pace of the source is known, each call of StepFor takes only one mini-batch.
    private const int Frames = 3;
    private const int LastPosition = 1 << 30;
    private static readonly TimeSpan s_frame = TimeSpan.FromMilliseconds(1);
    private readonly AlignedBuffer _start = Fresh(engine.Network);

    public void Run(int rows)
    {
        FollowSchedule();
        SetLayerRates();
        foreach (int each in new[] { rows, 1, 2 })
            Step(new SampleRows(engine.Network, int.Min(each, rows), CountedClass()));
        SampleRows sample = new(engine.Network, rows, CountedClass());
        StepFor(sample);
        Fit(sample);
        FollowLargeGradients(sample);
        AdjustRule();
    }

    private static AlignedBuffer Fresh(ITrainable network)
    {
        // The network's own parameters may be NaN. Then no step would get as far as the gradient.
        network.Initialize(seed: 0);
        return network.PackedParameters.Clone();
    }

    /// <summary>Returns a class whose weight is above 0.</summary>
    private int CountedClass()
    {
        if (trainer.Options.ClassWeights is not { } weights)
            return 0;
        int heaviest = 0;
        for (int label = 1; label < weights.Count; label++)
            heaviest = weights[label] > weights[heaviest] ? label : heaviest;
        return heaviest;
    }

    private void FollowSchedule()
    {
        for (long position = 1; position <= LastPosition; position *= 2)
            trainer.Options.Schedule?.FactorAt(position);
        trainer.ReportLoss(1);
    }

    // Not 0, so that a layer that is frozen now can learn later. Not 1, so that the rates have an effect.
    private void SetLayerRates()
    {
        for (int layer = 1; hasLayerRates && layer < engine.Network.LayerSizes.Length; layer++)
            trainer.SetLayerRate(layer, 0.5f);
    }

    private void Step(SampleRows sample)
    {
        Prepare();
        trainer.Step(sample.Inputs, sample.Targets);
        Prepare();
        trainer.Step(sample.Inputs, sample.Targets, sample.Weights);
        if (trainer is not ClassifierTrainer classifier)
            return;
        Prepare();
        classifier.Step(sample.Inputs, sample.Labels);
        Prepare();
        classifier.Step(sample.Inputs, sample.Labels, sample.Weights);
    }

    private void StepFor(SampleRows sample)
    {
        FitOptions options = new() { BatchSize = sample.BatchSize };
        for (int frame = 0; frame < Frames; frame++)
        {
            Prepare();
            trainer.StepFor(s_frame, sample.Data, options);
            sample.HasLabels = false;
            trainer.StepFor(s_frame, sample);
            sample.HasLabels = trainer is ClassifierTrainer;
            trainer.StepFor(s_frame, sample);
        }
    }

    private void Fit(SampleRows sample)
    {
        Prepare();
        try
        {
            FitOptions options = new()
            {
                Epochs = 1,
                BatchSize = sample.BatchSize,
                Validation = sample.Data,
                EarlyStopping = new EarlyStopping(),
            };
            trainer.Fit(sample.Data, options);
        }
        catch (NonFiniteLossException)
        {
            // With this learning rate the first step breaks the network. The code has been compiled, and the parameters belong to a copy.
        }
    }

    // Larger than any clipping threshold, so that the gradients are clipped.
    private void FollowLargeGradients(SampleRows sample)
    {
        float[] gradients = new float[sample.Targets.Length];
        gradients[0] = 1e15f;
        Prepare();
        trainer.StepByGradients(sample.Inputs, gradients);
    }

    // A schedule may keep the rate constant for some time, so the update with a changed rate is run here.
    private void AdjustRule()
    {
        engine.State.BeginStep();
        engine.State.Update(ref engine.State.Gradient.First, 0, engine.State.Gradient.Length, rateFactor: 0.5f, decays: false);
    }

    /// <summary>Restores the parameters, and makes the next mini-batch end an update.</summary>
    private void Prepare()
    {
        _start.Span.CopyTo(engine.Network.PackedParameters.Span);
        engine.EndUpdateNext();
    }
}
