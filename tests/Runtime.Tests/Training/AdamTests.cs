using System;
using MlpGen.CompilerServices;
using Xunit;

namespace MlpGen.Runtime.Tests.Training;

public class AdamTests
{
    [Theory]
    [InlineData(0.001, 0.9, 0.999, 1e-8, 0.0)]
    [InlineData(0.05, 0.9, 0.999, 1e-8, 0.0)]
    [InlineData(0.05, 0.5, 0.9, 1e-3, 0.0)]
    [InlineData(0.05, 0.0, 0.99, 1e-8, 0.1)]
    [InlineData(0.05, 0.8, 0.5, 1e-6, 0.02)]
    public void Follows_PyTorch(double rate, double beta1, double beta2, double epsilon, double decay)
    {
        Adam adam = new()
        {
            LearningRate = (float)rate, Beta1 = (float)beta1, Beta2 = (float)beta2, Epsilon = (float)epsilon, WeightDecay = (float)decay,
        };
        foreach (int length in new[] { 2, 4, 8, 21, 37 })
            OptimizerOracle.AssertFollows(adam, length, () => PyTorch(rate, beta1, beta2, epsilon, decay));
    }

    [Fact]
    public void The_first_step_is_the_learning_rate_against_the_gradient_s_sign()
    {
        LinearNetwork network = new(3, 1);
        AlignedBuffer parameters = network.PackedParameters;
        AlignedBuffer gradient = new(4);
        ((ReadOnlySpan<float>)[1e-3f, -40f, 0f, 2f]).CopyTo(gradient.Span);
        OptimizerState state = new Adam { LearningRate = 0.1f }.CreateState(network);
        state.BeginStep();
        state.Update(gradient, 0, 4);
        Assert.Equal(-0.1f, parameters.Span[0], 1e-5f);
        Assert.Equal(0.1f, parameters.Span[1], 1e-5f);
        Assert.Equal(0, parameters.Span[2]);
        Assert.Equal(-0.1f, parameters.Span[3], 1e-5f);
    }

    [Fact]
    public void One_optimizer_serves_several_trainers()
    {
        Adam adam = new() { LearningRate = 0.1f };
        LinearNetwork first = new(1, 1);
        LinearNetwork second = new(1, 1);
        Trainer firstTrainer = first.CreateTrainer(adam);
        for (int step = 0; step < 3; step++)
            firstTrainer.Step([1], [2]);
        Trainer secondTrainer = second.CreateTrainer(adam);
        for (int step = 0; step < 3; step++)
            secondTrainer.Step([1], [2]);
        Assert.Equal(first.Parameters, second.Parameters);
    }

    [Fact]
    public void Defaults_are_PyTorch_s()
    {
        Adam adam = new();
        Assert.Equal((1e-3f, 0.9f, 0.999f, 1e-8f, 0f), (adam.LearningRate, adam.Beta1, adam.Beta2, adam.Epsilon, adam.WeightDecay));
    }

    [Theory]
    [InlineData(-0.1f)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void A_setting_that_does_not_fit_is_refused(float value)
    {
        Adam adam = new();
        Assert.Throws<ArgumentOutOfRangeException>("LearningRate", () => adam.LearningRate = value);
        Assert.Throws<ArgumentOutOfRangeException>("Beta1", () => adam.Beta1 = value);
        Assert.Throws<ArgumentOutOfRangeException>("Beta2", () => adam.Beta2 = value);
        Assert.Throws<ArgumentOutOfRangeException>("Epsilon", () => adam.Epsilon = value);
        Assert.Throws<ArgumentOutOfRangeException>("WeightDecay", () => adam.WeightDecay = value);
        Assert.Throws<ArgumentOutOfRangeException>("Beta1", () => adam.Beta1 = 1);
        Assert.Throws<ArgumentOutOfRangeException>("Beta2", () => adam.Beta2 = 1);
        Assert.Throws<ArgumentOutOfRangeException>("Epsilon", () => adam.Epsilon = 0);
    }

    private static OptimizerOracle.Rule PyTorch(double rate, double beta1, double beta2, double epsilon, double decay)
    {
        double mean = 0;
        double square = 0;
        return (w, g, step) =>
        {
            g += decay * w;
            mean = (beta1 * mean) + ((1 - beta1) * g);
            square = (beta2 * square) + ((1 - beta2) * g * g);
            double denominator = (Math.Sqrt(square) / Math.Sqrt(1 - Math.Pow(beta2, step))) + epsilon;
            return w - (rate / (1 - Math.Pow(beta1, step)) * mean / denominator);
        };
    }
}
