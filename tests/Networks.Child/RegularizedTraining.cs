using System;

namespace MlpGen.Networks.Child;

[Mlp(5, 24, 18, 3, Hidden = Activation.Relu, Output = Activation.Softmax, Loss = Loss.CrossEntropy)]
[MlpLayer(1, Dropout = 0.2)]
[MlpLayer(2, Dropout = 0.5)]
internal sealed partial class DroppingNetwork;

/// <summary>
/// A training run with everything that a checkpoint must restore: dropout, shuffling, a schedule, noise, an average, moments, and updates
/// of several mini-batches.
/// </summary>
internal sealed class RegularizedTraining : IDisposable
{
    public const int Epochs = 6;
    private const int Rows = 131;
    private readonly Dataset _data;

    /// <summary>Creates the network, its trainer, and the data.</summary>
    /// <param name="seed">The seed of the initial parameters only.</param>
    public RegularizedTraining(int seed)
    {
        Trainer = new DroppingNetwork(seed).CreateTrainer(new Adam { LearningRate = 0.01f, WeightDecay = 0.001f }, new TrainerOptions
        {
            Seed = 9,
            Schedule = new CosineSchedule { Length = 7, WarmUp = 3, RestartFactor = 2 },
            WeightNoise = 0.02f,
            AverageDecay = 0.9f,
            AccumulationSteps = 2,
        });
        Pcg32 random = new(3);
        float[] inputs = new float[Rows * DroppingNetwork.InputSize];
        int[] labels = new int[Rows];
        foreach (ref float input in inputs.AsSpan())
            input = random.NextNormal();
        foreach (ref int label in labels.AsSpan())
            label = random.NextInt32(DroppingNetwork.OutputSize);
        _data = Dataset.FromArrays(inputs, labels, DroppingNetwork.InputSize);
    }

    public Trainer Trainer { get; }

    /// <summary>Trains until the given number of epochs, counted from the start of the run, is complete.</summary>
    public void Fit(int epochs, bool resumes) => Trainer.Fit(_data, Options(epochs, resumes));

    /// <summary>Trains for one or two more mini-batches, which ends in the middle of an epoch.</summary>
    public void StepIntoEpoch() => Trainer.StepFor(TimeSpan.FromTicks(1), _data, Options(Epochs, resumes: true));

    public void Dispose() => Trainer.Dispose();

    private static FitOptions Options(int epochs, bool resumes) => new() { Epochs = epochs, BatchSize = 16, Seed = 6, Resume = resumes };
}
