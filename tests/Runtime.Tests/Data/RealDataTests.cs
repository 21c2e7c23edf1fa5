using System;
using System.IO;
using System.Linq;
using MlpGen.Runtime.Tests.Training;
using Xunit;

namespace MlpGen.Runtime.Tests.Data;

/// <summary>
/// The complete workflow on real data: folds, standardization, training, a file with the transform, inference on raw rows, and metrics.
/// </summary>
public class RealDataTests
{
    /// <summary>
    /// Over five folds, the logistic regression of scikit-learn 1.2.1 reaches 0.953 on the flowers and 0.985 on the penguins.
    /// </summary>
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
            NetworkFile.Load(loaded, file, out NetworkTransform? transform);
            Span<int> classes = found.AsSpan(count, test.Count);
            loaded.Classify(transform!, test.Inputs, classes);
            test.Labels.CopyTo(actual.AsSpan(count));
            count += test.Count;

            Assert.Equal(network.Accuracy(test.Apply(standardization)), ConfusionMatrix.FromPredictions(test.Labels, classes, 3).Accuracy);
        }

        ClassificationReport report = new(ConfusionMatrix.FromPredictions(actual, found, 3));
        Assert.InRange(report.Accuracy, leastAccuracy, 1);
        Assert.Equal(data.Count, report.Matrix.RowCount);
    }

    /// <summary>The golden values come from LinearRegression of scikit-learn 1.2.1 on the same rows, which needs no transform.</summary>
    [Fact]
    public void A_linear_network_on_standardized_rows_ends_where_least_squares_does()
    {
        Dataset data = DataSets.Concrete;
        Dataset train = data.Select([.. Enumerable.Range(0, data.Count).Where(i => i % 5 != 4)]);
        Dataset test = data.Select([.. Enumerable.Range(0, data.Count).Where(i => i % 5 == 4)]);
        Assert.Equal((824, 206), (train.Count, test.Count));
        Dataset prepared = train.Standardize(out Standardization inputs).StandardizeTargets(out Standardization targets);
        LinearNetwork network = new(8, 1);
        network.CreateTrainer(new Sgd { LearningRate = 0.1f, Momentum = 0.9f }).Fit(prepared, new FitOptions { Epochs = 800, BatchSize = 824 });

        NetworkTransform transform = new() { Inputs = inputs, Targets = targets };
        RegressionScores scores = network.RegressionReport(test, transform).Mean;
        Assert.Equal(0.5475231184688663, scores.R2, 1e-4);
        Assert.Equal(11.834118520168529, scores.RootMeanSquaredError, 1e-3);
        Assert.Equal(9.827827673573445, scores.MeanAbsoluteError, 1e-3);
    }

    [Fact]
    public void Digits_are_the_same_from_CSV_IDX_and_a_mapped_file()
    {
        Dataset digits = DataSets.Digits;
        Assert.Equal((1797, 64), (digits.Count, digits.InputSize));
        Dataset idx = IdxDataset.Load(Idx([1797, 8, 8], digits.Inputs.ToArray()), Idx([1797], [.. digits.Labels.ToArray().Select(label => (float)label)]));
        Assert.Equal(digits.Inputs.ToArray(), idx.Inputs.ToArray());
        Assert.Equal(digits.Labels.ToArray(), idx.Labels.ToArray());

        using TemporaryFile file = new();
        using (BinaryRowWriter writer = new(file.Path))
            writer.Append(digits);
        using BinaryRowSource source = BinaryRowSource.Open(file.Path, 65, ^1, new() { BatchSize = 1000 });
        float[] inputs = new float[64_000];
        int[] labels = new int[1000];
        source.Next(inputs, [], labels);
        Assert.Equal(797, source.Next(inputs, [], labels));
        Assert.Equal(digits.SplitAt(1000).After.Inputs.ToArray(), inputs[..(797 * 64)]);
        Assert.Equal(digits.SplitAt(1000).After.Labels.ToArray(), labels[..797]);
    }

    /// <summary>Writes bytes in the format of MNIST.</summary>
    private static MemoryStream Idx(int[] sizes, float[] values)
    {
        MemoryStream stream = new();
        stream.Write([0, 0, 8, (byte)sizes.Length]);
        foreach (int size in sizes)
            stream.Write([(byte)(size >> 24), (byte)(size >> 16), (byte)(size >> 8), (byte)size]);
        stream.Write([.. values.Select(value => (byte)value)]);
        stream.Position = 0;
        return stream;
    }
}
