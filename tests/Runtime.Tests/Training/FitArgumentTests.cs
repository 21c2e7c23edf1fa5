using System;
using Xunit;

namespace MlpGen.Runtime.Tests.Training;

public class FitArgumentTests
{
    private static readonly Dataset s_line = FitTests.Line(8);
    private static readonly Dataset s_corners = FitTests.Corners(9);

    [Fact]
    public void A_dataset_that_does_not_fit_changes_nothing()
    {
        AssertRefused(new LinearNetwork(3, 1), s_line, "Expected a dataset with 3 inputs per row, but got 2.");
        AssertRefused(new LinearNetwork(2, 3), s_line, "Expected a dataset with 3 targets per row, one for each output, but got 1.");
        AssertRefused(new LinearClassifier(2, 2), s_corners, "Labels must be between 0 and 1 for this network (the label of row 2 was 2).");
        AssertRefused(new LinearNetwork(2, 3), s_corners, "labels, but only Loss.CrossEntropy accepts labels, and this network has Loss.Quadratic. Use a dataset with 3 targets per row.");
        AssertRefused(new LinearNetwork(2, 1), s_line.SplitAt(0).Before, "no rows");
    }

    [Fact]
    public void Null_is_refused()
    {
        Trainer trainer = new LinearNetwork(2, 1).CreateTrainer(new Sgd());
        Assert.Throws<ArgumentNullException>("data", () => trainer.Fit(null!, new FitOptions()));
        Assert.Throws<ArgumentNullException>("options", () => trainer.Fit(s_line, null!));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Epochs_and_batches_below_one_are_refused(int value)
    {
        Assert.Throws<ArgumentOutOfRangeException>("Epochs", () => new FitOptions { Epochs = value });
        Assert.Throws<ArgumentOutOfRangeException>("BatchSize", () => new FitOptions { BatchSize = value });
    }

    private static void AssertRefused(LinearNetwork network, Dataset data, string expected)
    {
        network.Initialize(1);
        float[] before = network.Parameters;
        Trainer trainer = network.CreateTrainer(new Sgd { LearningRate = 1 });
        Assert.Contains(expected, Assert.Throws<ArgumentException>("data", () => trainer.Fit(data, new FitOptions())).Message);

        Dataset fits = network is LinearClassifier
            ? Dataset.FromArrays(new float[network.InputSize], new int[1], network.InputSize)
            : Dataset.FromArrays(new float[network.InputSize], new float[network.OutputSize], network.InputSize);
        FitOptions options = new() { Validation = data };
        Assert.Contains(expected, Assert.Throws<ArgumentException>("options.Validation", () => trainer.Fit(fits, options)).Message);
        Assert.Equal(before, network.Parameters);
    }
}
