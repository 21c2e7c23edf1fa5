using System;
using System.Collections.Generic;
using System.Linq;
using MlpGen;

namespace MlpGen.Benchmarks.Learning;

/// <summary>A learning task on real rows.</summary>
/// <param name="Name">The data, and what distinguishes the task.</param>
/// <param name="Splits">Pairs of training and test rows. The results of all pairs are averaged.</param>
/// <param name="Create">Creates a network. Its parameters are overwritten.</param>
/// <param name="CreateOptimizer">Creates the optimizer.</param>
/// <param name="Epochs">The number of epochs.</param>
/// <param name="BatchSize">The number of rows in a mini-batch.</param>
internal sealed record LearningTask(
    string Name, (Dataset Train, Dataset Test)[] Splits, Func<INetwork> Create, Func<Optimizer> CreateOptimizer, int Epochs, int BatchSize)
{
    /// <summary>The measures on the test rows.</summary>
    public IReadOnlyList<string> Measures => Splits[0].Train.HasLabels ? ["accuracy, %", "cross-entropy"] : ["RMSE"];

    /// <summary>Trains once from a seed, and returns the measures in the order of <see cref="Measures"/>.</summary>
    public double[] Learn(FirstWeights weights, int seed)
    {
        double[][] measured = [.. Splits.Select(split => Learn(split.Train, split.Test, weights, seed))];
        return [.. Enumerable.Range(0, Measures.Count).Select(measure => measured.Average(split => split[measure]))];
    }

    // Inputs and targets are standardized by the training rows. Errors are in the units of the data.
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
