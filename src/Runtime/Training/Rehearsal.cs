using System;
using MlpGen.CompilerServices;
using MlpGen.Steps;

namespace MlpGen.Training;

/// <summary>
/// Runs every path of a trainer that is thrown away afterwards, so its parts can be put where the rarer code begins.
/// </summary>
/// <param name="trainer">That trainer.</param>
/// <param name="engine">Its steps.</param>
/// <param name="hasLayerRates">True if layers learn at rates of their own.</param>
internal sealed class Rehearsal(Trainer trainer, StepEngine engine, bool hasLayerRates)
{
    // Each call of StepFor takes one until the pace of the source is known.
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
        // Those of the network itself may be NaN, and then no step goes as far as the gradient.
        network.Initialize(seed: 0);
        return network.PackedParameters.Clone();
    }

    /// <summary>A class whose rows count.</summary>
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

    // None of them is 0, so that what is frozen now can learn later, and none is 1.
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
            // At such a learning rate the first step spoils a network. It is compiled, and the parameters are those of a copy.
        }
    }

    // Larger than any maximum, so that they are clipped.
    private void FollowLargeGradients(SampleRows sample)
    {
        float[] gradients = new float[sample.Targets.Length];
        gradients[0] = 1e15f;
        Prepare();
        trainer.StepByGradients(sample.Inputs, gradients);
    }

    // A schedule may leave the rate as it is for a while.
    private void AdjustRule()
    {
        engine.State.BeginStep();
        engine.State.Update(ref engine.State.Gradient.First, 0, engine.State.Gradient.Length, rateFactor: 0.5f, decays: false);
    }

    /// <summary>Puts the parameters back, and makes the next mini-batch one that ends an update.</summary>
    private void Prepare()
    {
        _start.Span.CopyTo(engine.Network.PackedParameters.Span);
        engine.EndUpdateNext();
    }
}
