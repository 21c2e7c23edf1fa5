using System;
using MlpGen.CompilerServices;
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
    public void Nothing_but_a_learning_rate_is_the_seed_s_rule(int length) =>
        OptimizerOracle.AssertFollows(new Sgd { LearningRate = 0.05f }, length, () => (w, g, _) => w - (0.05 * g));

    [Theory]
    [InlineData(0.9, false, 0.0)]
    [InlineData(0.9, true, 0.0)]
    [InlineData(0.0, false, 0.1)]
    [InlineData(0.5, false, 0.1)]
    [InlineData(0.5, true, 0.01)]
    public void Momentum_Nesterov_and_decay_follow_PyTorch(double momentum, bool nesterov, double decay)
    {
        Sgd sgd = new() { LearningRate = 0.05f, Momentum = (float)momentum, Nesterov = nesterov, WeightDecay = (float)decay };
        foreach (int length in new[] { 1, 8, 21 })
            OptimizerOracle.AssertFollows(sgd, length, () => PyTorch(0.05, momentum, nesterov, decay));
    }

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
                OptimizerOracle.Rule with = PyTorch(0.05, 0.9, false, 0);
                return (w, g, step) => step <= 5 ? w - (0.05 * g) : with(w, g, step);
            },
            step => sgd.Momentum = step <= 5 ? 0 : 0.9f);
    }

    [Fact]
    public void Padding_stays_zero_and_nothing_before_or_behind_it_changes()
    {
        LinearNetwork network = new(11, 1);
        AlignedBuffer parameters = network.PackedParameters;
        AlignedBuffer gradient = new(12);
        parameters.Span[..9].Fill(1);
        gradient.Span[..9].Fill(0.5f);
        OptimizerState state = new Sgd { LearningRate = 1, Momentum = 0.9f, Nesterov = true, WeightDecay = 0.1f }.CreateState(network);
        for (int step = 0; step < 3; step++)
        {
            state.BeginStep();
            state.Update(ref gradient.First, 0, 12);
            state.EndStep();
        }

        Assert.NotEqual(1, parameters.Span[8]);
        Assert.Equal([0f, 0f, 0f], parameters.Span[9..].ToArray());
    }

    [Fact]
    public void Defaults_are_PyTorch_s()
    {
        Sgd sgd = new();
        Assert.Equal(1e-3f, sgd.LearningRate);
        Assert.Equal(0, sgd.Momentum);
        Assert.False(sgd.Nesterov);
        Assert.Equal(0, sgd.WeightDecay);
    }

    [Theory]
    [InlineData(-0.1f)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void A_setting_that_does_not_fit_is_refused(float value)
    {
        Sgd sgd = new();
        Assert.Contains("finite", Assert.Throws<ArgumentOutOfRangeException>("LearningRate", () => sgd.LearningRate = value).Message);
        Assert.Contains("below 1", Assert.Throws<ArgumentOutOfRangeException>("Momentum", () => sgd.Momentum = value).Message);
        Assert.Throws<ArgumentOutOfRangeException>("WeightDecay", () => sgd.WeightDecay = value);
        Assert.Throws<ArgumentOutOfRangeException>("Momentum", () => sgd.Momentum = 1);
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

    private static OptimizerOracle.Rule PyTorch(double rate, double momentum, bool nesterov, double decay)
    {
        double? buffer = null;
        return (w, g, _) =>
        {
            g += decay * w;
            if (momentum != 0)
            {
                buffer = buffer is null ? g : (momentum * buffer) + g;
                g = nesterov ? g + (momentum * buffer.Value) : buffer.Value;
            }

            return w - (rate * g);
        };
    }
}
