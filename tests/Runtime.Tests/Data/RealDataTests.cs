using System;
using System.IO;
using MlpGen.Runtime.Tests.Training;
using Xunit;

namespace MlpGen.Runtime.Tests.Data;

/// <summary>The whole way on real data: folds, standardization, training, a file with the transform, inference on rows as they come, metrics.</summary>
public class RealDataTests
{
    /// <summary>scikit-learn 1.2.1's logistic regression reaches 0.953 over five folds of the flowers and 0.985 of the penguins.</summary>
    [Theory]
    [InlineData("iris", 0.93)]
    [InlineData("penguins", 0.97)]
    public void A_linear_classifier_tells_flowers_and_penguins_apart(string name, double leastAccuracy)
    {
        Dataset data = name == "iris" ? DataSets.Iris : DataSets.Penguins;
        int[] found = new int[data.Count], actual = new int[data.Count];
        int count = 0;
        foreach ((Dataset train, Dataset test) in data.StratifiedFolds(5, seed: 1))
        {
            LinearClassifier network = new(4, 3);
            Dataset learned = train.Standardize(out Standardization standardization);
            ((IClassifierNetwork)network).CreateTrainer(new Sgd { LearningRate = 0.1f, Momentum = 0.9f }).Fit(learned, new FitOptions { Epochs = 50, BatchSize = 16, Seed = 1 });
            MemoryStream file = new();
            NetworkFile.Save(network, file, new NetworkTransform { Inputs = standardization });

            LinearClassifier loaded = new(4, 3);
            file.Position = 0;
            NetworkFile.Load(loaded, file);
            file.Position = 0;
            NetworkTransform transform = NetworkFile.LoadTransform(loaded, file)!;
            Span<int> classes = found.AsSpan(count, test.Count);
            loaded.Classify(transform, test.Inputs, classes);
            test.Labels.CopyTo(actual.AsSpan(count));
            count += test.Count;

            Assert.Equal(network.Accuracy(test.Apply(standardization)), ConfusionMatrix.FromClasses(test.Labels, classes, 3).Accuracy);
        }

        ClassificationReport report = new(ConfusionMatrix.FromClasses(actual, found, 3));
        Assert.InRange(report.Accuracy, leastAccuracy, 1);
        Assert.Equal(data.Count, report.Matrix.RowCount);
    }
}
