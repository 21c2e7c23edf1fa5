using System.Linq;
using MlpGen.Runtime.Tests.Data;
using MlpGen.Runtime.Tests.Training;
using Xunit;

namespace MlpGen.Runtime.Tests.Evaluation;

/// <summary>Metrics of raw rows with a transform. They equal the metrics of rows that were transformed before.</summary>
public sealed class TransformedMetricTests
{
    [Fact]
    public void Metrics_of_classes_take_the_transform()
    {
        Dataset prepared = DataSets.Iris.Standardize(out Standardization inputs);
        LinearClassifier network = new(4, 3);
        network.CreateTrainer(new Adam { LearningRate = 0.05f }).Fit(prepared, new FitOptions { Epochs = 3 });
        NetworkTransform transform = new() { Inputs = inputs };
        float accuracy = network.Accuracy(prepared);
        Assert.InRange(accuracy, 0.6f, 0.99f);
        Assert.NotEqual(accuracy, network.Accuracy(DataSets.Iris));
        Assert.Equal(accuracy, network.Accuracy(DataSets.Iris, transform));
        Assert.Equal(network.TopKAccuracy(prepared, 2), network.TopKAccuracy(DataSets.Iris, 2, transform));
        Assert.Equal(network.RocAuc(prepared), network.RocAuc(DataSets.Iris, transform));
        Assert.Equal(network.ConfusionMatrix(prepared).ToString(), network.ConfusionMatrix(DataSets.Iris, transform).ToString());
        Assert.Equal(network.ClassificationReport(prepared).ToString(), network.ClassificationReport(DataSets.Iris, transform).ToString());
        Assert.Throws<System.ArgumentException>("transform", () => network.Accuracy(DataSets.Iris, new NetworkTransform { Inputs = new Standardization([1], [1]) }));
    }

    /// <summary>Repeating the rows 28 times, which gives 4,200 rows in 17 blocks, does not change the curve.</summary>
    [Fact]
    public void A_curve_has_the_rows_of_every_block()
    {
        Dataset iris = DataSets.Iris;
        Dataset many = iris.Select([.. Enumerable.Range(0, 4200).Select(i => i % 150)]);
        LinearClassifier network = new(4, 3);
        network.Initialize(3);
        Assert.Equal(network.RocAuc(iris), network.RocAuc(many), 1e-6);
    }
}
