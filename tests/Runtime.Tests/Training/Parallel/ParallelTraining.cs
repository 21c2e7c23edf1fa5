using System;
using System.Collections.Generic;
using MlpGen.Steps;

namespace MlpGen.Runtime.Tests.Training.Parallel;

/// <summary>A network of 4,650 parameters and 160 rows to train it with, which is enough work for seven threads.</summary>
internal static class ParallelTraining
{
    public const int Inputs = 30;
    public const int Outputs = 150;
    public const int BatchRows = 160;

    public static ObservedNetwork Network()
    {
        ObservedNetwork network = new(Inputs, Outputs);
        network.Initialize(2);
        return network;
    }

    public static float[] InputRows(int rows) => Uniform(rows * Inputs, 2);

    public static float[] TargetRows(int rows) => Uniform(rows * Outputs, 3);

    public static Trainer Trainer(INetwork network, Optimizer optimizer, int degree) =>
        network.CreateTrainer(optimizer, new TrainerOptions { DegreeOfParallelism = degree });

    /// <summary>Returns the losses of some steps over the same rows, followed by the parameters.</summary>
    public static float[] Train(ObservedNetwork network, Optimizer optimizer, int degree, int steps, int rows = BatchRows)
    {
        using Trainer trainer = Trainer(network, optimizer, degree);
        float[] inputs = InputRows(rows);
        float[] targets = TargetRows(rows);
        List<float> results = [];
        for (int step = 0; step < steps; step++)
            results.Add(trainer.Step(inputs, targets));
        return [.. results, .. network.Parameters];
    }

    private static float[] Uniform(int length, int seed)
    {
        Pcg32 random = new((ulong)seed);
        float[] values = new float[length];
        foreach (ref float value in values.AsSpan())
            value = (2 * random.NextSingle()) - 1;
        return values;
    }
}
