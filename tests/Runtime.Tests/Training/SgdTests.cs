using System;
using Xunit;

namespace MlpGen.Runtime.Tests.Training;

public class SgdTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(16)]
    [InlineData(37)]
    public void Sgd_with_a_learning_rate_alone_is_plain_gradient_descent(int length) =>
        OptimizerOracle.AssertFollows(new Sgd { LearningRate = 0.05f }, length, () => (w, g, _) => w - (0.05 * g));

    [Fact]
    public void Settings_are_read_at_every_step()
    {
        Sgd sgd = new();
        OptimizerOracle.AssertFollows(
            sgd,
            9,
            () => (w, g, step) => w - (0.1 / step * g),
            step => sgd.LearningRate = 0.1f / step);
    }

    [Fact]
    public void Momentum_that_comes_later_starts_from_zero()
    {
        Sgd sgd = new() { LearningRate = 0.05f };
        OptimizerOracle.AssertFollows(
            sgd,
            9,
            () =>
            {
                double velocity = 0;
                return (w, g, step) => step <= 5 ? w - (0.05 * g) : w - (0.05 * (velocity = (0.9 * velocity) + g));
            },
            step => sgd.Momentum = step <= 5 ? 0 : 0.9f);
    }

    [Fact]
    public void Nesterov_needs_momentum()
    {
        Sgd sgd = new() { Nesterov = true };
        LinearNetwork network = new(2, 1);
        Assert.Contains("Momentum", Assert.Throws<InvalidOperationException>(() => network.CreateTrainer(sgd)).Message);

        sgd.Momentum = 0.9f;
        Trainer trainer = network.CreateTrainer(sgd);
        sgd.Momentum = 0;
        Assert.Throws<InvalidOperationException>(() => trainer.Step([1, 2], [3]));
        Assert.All(network.Parameters, w => Assert.Equal(0, w));
    }
}
