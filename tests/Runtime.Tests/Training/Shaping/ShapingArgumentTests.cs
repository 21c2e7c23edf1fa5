using System;
using MlpGen.Steps;
using Xunit;

namespace MlpGen.Runtime.Tests.Training.Shaping;

/// <summary>Invalid options and weights. They are refused with a message that names valid ones.</summary>
public sealed class ShapingArgumentTests
{
    [Theory]
    [InlineData(-1f)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Numbers_out_of_range_are_refused(float value)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new TrainerOptions { L1 = value });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TrainerOptions { WeightNoise = value });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TrainerOptions { LabelSmoothing = value });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TrainerOptions { AverageDecay = value });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TrainerOptions { LayerRates = [1, value] });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TrainerOptions { ClassWeights = [value, 1] });
        Assert.Throws<ArgumentOutOfRangeException>(() => GradientClipping.ByNorm(value));
        Assert.Throws<ArgumentOutOfRangeException>(() => GradientClipping.ByValue(value));
    }

    [Fact]
    public void Limits_that_leave_nothing_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new TrainerOptions { LabelSmoothing = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TrainerOptions { AverageDecay = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TrainerOptions { AccumulationSteps = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => GradientClipping.ByNorm(0));
    }

    [Fact]
    public void Options_must_fit_the_network()
    {
        AssertRefused(new LinearNetwork(2, 3), new TrainerOptions { LayerRates = [1, 1] }, "LayerRates must have one factor per layer. Expected 1, but got 2.");
        AssertRefused(new LinearNetwork(2, 3), new TrainerOptions { ClassWeights = [1, 1, 1] }, "ClassWeights requires Loss.CrossEntropy, but the network has Loss.Quadratic.");
        AssertRefused(new LinearNetwork(2, 3), new TrainerOptions { LabelSmoothing = 0.1f }, "LabelSmoothing requires Loss.CrossEntropy, but the network has Loss.Quadratic.");
        AssertRefused(new LinearClassifier(2, 3), new TrainerOptions { ClassWeights = [1, 1] }, "ClassWeights must have one weight per class. Expected 3, but got 2.");
    }

    [Fact]
    public void Weights_of_rows_must_fit_the_rows()
    {
        LinearNetwork network = LeastSquares.Network();
        Trainer trainer = network.CreateTrainer(new Sgd());
        Assert.Throws<ArgumentException>(() => trainer.Step(LeastSquares.X, LeastSquares.Y, [1, 2]));
        Assert.Throws<ArgumentException>(() => trainer.Step(LeastSquares.X, LeastSquares.Y, [0, 0, 0, 0, 0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => trainer.Step(LeastSquares.X, LeastSquares.Y, [1, 1, -1, 1, 1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => trainer.Step(LeastSquares.X, LeastSquares.Y, [1, 1, float.NaN, 1, 1]));
        Assert.Throws<ArgumentException>(() => trainer.Step(LeastSquares.X, LeastSquares.Y.AsSpan(0, 3), new Nothing()));
        Assert.Equal(LeastSquares.Start, network.Parameters);
    }

    [Fact]
    public void An_average_that_is_not_kept_cannot_be_copied()
    {
        LinearNetwork network = LeastSquares.Network();
        Assert.Throws<InvalidOperationException>(() => network.CreateTrainer(new Sgd()).CopyAverageTo(network));
        Trainer trainer = network.CreateTrainer(new Sgd(), new TrainerOptions { AverageDecay = 0.5f });
        ArgumentException error = Assert.Throws<ArgumentException>(() => trainer.CopyAverageTo(new LinearNetwork(2, 1)));
        Assert.StartsWith("Expected a network with layers of 3-1, but got 2-1.", error.Message, StringComparison.Ordinal);
    }

    private static void AssertRefused(LinearNetwork network, TrainerOptions options, string message) =>
        Assert.StartsWith(message, Assert.Throws<ArgumentException>(() => network.CreateTrainer(new Sgd(), options)).Message, StringComparison.Ordinal);

    private readonly struct Nothing : ILossFunction
    {
        public float Evaluate(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, Span<float> gradient) => 0;
    }
}
