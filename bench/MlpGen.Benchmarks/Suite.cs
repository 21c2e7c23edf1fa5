using System;
using System.Collections.Generic;
using MlpGen;

namespace MlpGen.Benchmarks;

/// <summary>The workloads and what is done with each.</summary>
internal static class Suite
{
    public static IEnumerable<Operation> Operations()
    {
        foreach (int rows in new[] { 1, 4 })
        {
            yield return Forward("W1 2-8-1", new Tiny(1), rows);
            yield return Step("W1 2-8-1", new Tiny(1), rows, new Sgd { LearningRate = 0.01f });
        }

        foreach ((string name, INetwork network, int rows) in new (string, INetwork, int)[]
        {
            ("W2 16-32-32-4", new Agent(1), 32),
            ("W3 24-64-64-6", new Policy(1), 64),
            ("W4 64-32-10", new Digits(1), 32),
            ("W5 784-128-10", new Mnist(1), 64),
            ("W6 256-512-512-256", new Wide(1), 128),
        })
        {
            yield return Forward(name, network, 1);
            yield return Forward(name, network, rows);
            yield return Step(name, network, rows, new Sgd { LearningRate = 1e-4f });
            yield return Step(name, network, rows, new Adam { LearningRate = 1e-6f });
        }
    }

    private static Operation Forward(string name, INetwork network, int rows)
    {
        float[] inputs = Random(rows * network.InputSize);
        float[] outputs = new float[rows * network.OutputSize];
        return new Operation($"{name}, forward, {rows} rows", 2.0 * MultiplyAdds(network, 0) * rows, () => network.Forward(inputs, outputs));
    }

    private static Operation Step(string name, INetwork network, int rows, Optimizer optimizer)
    {
        float[] inputs = Random(rows * network.InputSize);
        double flops = 2.0 * rows * ((2 * MultiplyAdds(network, 0)) + MultiplyAdds(network, 1));
        string title = $"{name}, {optimizer.GetType().Name} step, {rows} rows";
        if (network is IClassifierNetwork classifier)
        {
            int[] labels = new int[rows];
            for (int row = 0; row < rows; row++)
                labels[row] = row % network.OutputSize;
            ClassifierTrainer byLabels = classifier.CreateTrainer(optimizer);
            return new Operation(title, flops, () => byLabels.Step(inputs, labels));
        }

        float[] targets = Random(rows * network.OutputSize);
        Trainer trainer = network.CreateTrainer(optimizer);
        return new Operation(title, flops, () => trainer.Step(inputs, targets));
    }

    /// <summary>Of one row, from a layer on: the first layer needs no delta of its inputs.</summary>
    private static double MultiplyAdds(INetwork network, int firstLayer)
    {
        double sum = 0;
        for (int layer = firstLayer; layer + 1 < network.LayerSizes.Length; layer++)
            sum += (double)network.LayerSizes[layer] * network.LayerSizes[layer + 1];
        return sum;
    }

    private static float[] Random(int length)
    {
        Pcg32 random = new(7);
        float[] values = new float[length];
        foreach (ref float value in values.AsSpan())
            value = (2 * random.NextSingle()) - 1;
        return values;
    }
}
