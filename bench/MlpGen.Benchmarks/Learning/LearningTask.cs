using System;
using System.Collections.Generic;
using System.Linq;
using MlpGen;

namespace MlpGen.Benchmarks.Learning;

/// <summary>Something to learn from real rows.</summary>
/// <param name="Name">The data, and what sets the task apart.</param>
/// <param name="Splits">Rows to learn from and rows to test; each is learned, and what comes out is averaged.</param>
/// <param name="Create">A network; its parameters do not matter.</param>
/// <param name="CreateOptimizer">The learning rule.</param>
/// <param name="Epochs">How often the rows are learned from.</param>
/// <param name="BatchSize">Rows of a mini-batch.</param>
internal sealed record LearningTask(
    string Name, (Dataset Train, Dataset Test)[] Splits, Func<INetwork> Create, Func<Optimizer> CreateOptimizer, int Epochs, int BatchSize)
{
    /// <summary>What is measured on the test rows.</summary>
    public IReadOnlyList<string> Measures => Splits[0].Train.HasLabels ? ["accuracy, %", "cross-entropy"] : ["RMSE"];

    /// <summary>Learns once from a seed, and measures in the order of <see cref="Measures"/>.</summary>
    public double[] Learn(FirstWeights weights, int seed)
    {
        double[][] measured = [.. Splits.Select(split => Learn(split.Train, split.Test, weights, seed))];
        return [.. Enumerable.Range(0, Measures.Count).Select(measure => measured.Average(split => split[measure]))];
    }

    // Inputs and targets are standardized by the rows that are learned from; errors are in the units of the data.
    private double[] Learn(Dataset train, Dataset test, FirstWeights weights, int seed)
    {
        INetwork network = Create();
        weights.Draw(network, seed);
        train = train.Standardize(out Standardization inputs);
        test = test.Apply(inputs);
        Standardization? targets = null;
        if (!train.HasLabels)
        {
            train = train.StandardizeTargets(out targets);
            test = test.ApplyToTargets(targets);
        }

        using Trainer trainer = network.CreateTrainer(CreateOptimizer());
        trainer.Fit(train, new FitOptions { Epochs = Epochs, BatchSize = BatchSize, Seed = seed });
        return targets is null
            ? [100 * network.Accuracy(test), network.ComputeLoss(test)]
            : [network.RootMeanSquaredError(test) * targets.Scales[0]];
    }
}
