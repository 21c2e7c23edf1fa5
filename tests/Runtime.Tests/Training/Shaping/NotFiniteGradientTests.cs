using System;
using System.Linq;
using MlpGen.Numerics;
using Xunit;

namespace MlpGen.Runtime.Tests.Training.Shaping;

/// <summary>A non-finite gradient with a finite loss. It ruins neither the parameters nor the gradients summed before it.</summary>
public sealed class NotFiniteGradientTests
{
    public static TheoryData<string> Clippings => ["none", "norm", "value"];

    [Theory]
    [MemberData(nameof(Clippings))]
    public void A_gradient_that_is_not_finite_makes_the_loss_not_finite(string clipping)
    {
        // The error is 1e15, so the loss is 5e29 and the slope is 1e15 · 1e30.
        LinearNetwork network = new(1, 1);
        Trainer trainer = network.CreateTrainer(new Adam(), Options(clipping));
        Assert.Equal(float.NaN, trainer.Step([1e30f], [1e15f]));
        Assert.Equal([0, 0], network.Parameters);
        Assert.Equal(0, trainer.StepCount);

        LinearNetwork expected = new(1, 1);
        Assert.Equal(expected.CreateTrainer(new Adam(), Options(clipping)).Step([1], [1]), trainer.Step([1], [1]));
        Assert.Equal(expected.Parameters, network.Parameters);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void A_loss_of_the_users_may_have_such_a_slope(float slope)
    {
        LinearNetwork network = LeastSquares.Network();
        Trainer trainer = network.CreateTrainer(new Sgd { LearningRate = 1 });
        Assert.Equal(float.NaN, trainer.Step(LeastSquares.X, LeastSquares.Y, new Steep { Slope = slope }));
        Assert.Equal(LeastSquares.Start, network.Parameters);
    }

    [Fact]
    public void Fit_treats_it_as_its_policy_says()
    {
        Dataset data = Dataset.FromArrays([1, 1e30f, 2], [1f, 1e15f, 2], 1);
        FitOptions Options(NonFinitePolicy policy) => new() { Epochs = 1, BatchSize = 1, Shuffle = false, OnNonFinite = policy };
        LinearNetwork thrown = new(1, 1), skipped = new(1, 1);
        TrainerOptions clipped = new() { Clipping = GradientClipping.ByNorm(1) };
        NonFiniteLossException error = Assert.Throws<NonFiniteLossException>(() => thrown.CreateTrainer(new Sgd(), clipped).Fit(data, Options(NonFinitePolicy.Throw)));
        Assert.Contains("epoch 1, batch 2", error.Message, StringComparison.Ordinal);
        Trainer skipping = skipped.CreateTrainer(new Sgd(), clipped);
        Assert.True(float.IsFinite(skipping.Fit(data, Options(NonFinitePolicy.Skip)).Loss));
        Assert.Equal(2, skipping.StepCount);
        Assert.All(skipped.Parameters, parameter => Assert.True(float.IsFinite(parameter) && parameter != 0));
    }

    [Fact]
    public void What_was_summed_before_it_stays()
    {
        LinearNetwork network = LeastSquares.Network(), expected = LeastSquares.Network();
        TrainerOptions two = new() { AccumulationSteps = 2 };
        Trainer trainer = network.CreateTrainer(new Sgd { LearningRate = 0.125f }, two), undisturbed = expected.CreateTrainer(new Sgd { LearningRate = 0.125f }, two);
        float[] first = LeastSquares.X[..6], second = LeastSquares.X[6..];
        trainer.Step(first, LeastSquares.Y[..2]);
        Assert.Equal(float.NaN, trainer.Step([float.NaN, 0, 0], [0]));
        Assert.Equal(float.NaN, trainer.Step([0, 0, 6e19f], [0]));
        Assert.Throws<InvalidOperationException>(() => trainer.Step(first, LeastSquares.Y.AsSpan(0, 2), new Throwing()));
        trainer.Step(second, LeastSquares.Y[2..]);

        undisturbed.Step(first, LeastSquares.Y[..2]);
        undisturbed.Step(second, LeastSquares.Y[2..]);
        Assert.Equal(1, trainer.StepCount);
        Assert.Equal(expected.Parameters, network.Parameters);
    }

    [Fact]
    public void Settings_that_contradict_each_other_change_nothing()
    {
        LinearNetwork network = LeastSquares.Network(), expected = LeastSquares.Network();
        Sgd optimizer = new() { LearningRate = 0.125f, Momentum = 0.5f, Nesterov = true };
        TrainerOptions two = new() { AccumulationSteps = 2 };
        Trainer trainer = network.CreateTrainer(optimizer, two), undisturbed = expected.CreateTrainer(new Sgd { LearningRate = 0.125f, Momentum = 0.5f, Nesterov = true }, two);
        trainer.Step(LeastSquares.X, LeastSquares.Y);
        optimizer.Momentum = 0;
        Assert.Throws<InvalidOperationException>(() => trainer.Step(LeastSquares.X, LeastSquares.Y));
        optimizer.Momentum = 0.5f;
        trainer.Step(LeastSquares.X, LeastSquares.Y);
        undisturbed.Step(LeastSquares.X, LeastSquares.Y);
        undisturbed.Step(LeastSquares.X, LeastSquares.Y);
        Assert.Equal(1, trainer.StepCount);
        Assert.Equal(expected.Parameters, network.Parameters);
    }

    [Fact]
    public void A_gradient_is_searched_to_its_last_float()
    {
        float[] gradient = [.. Enumerable.Range(0, 21).Select(i => i % 2 == 0 ? float.MaxValue : -float.MaxValue)];
        Assert.True(Finite.All(gradient));
        for (int i = 0; i < gradient.Length; i++)
        {
            foreach (float spoilt in new[] { float.NaN, float.PositiveInfinity, float.NegativeInfinity })
            {
                float[] with = [.. gradient];
                with[i] = spoilt;
                Assert.False(Finite.All(with));
            }
        }
    }

    private static TrainerOptions Options(string clipping) => clipping switch
    {
        "norm" => new() { Clipping = GradientClipping.ByNorm(1) },
        "value" => new() { Clipping = GradientClipping.ByValue(1) },
        _ => new() { DecayBiases = false },
    };

    private readonly struct Steep : ILossFunction
    {
        public float Slope { get; init; }

        public float Evaluate(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, Span<float> gradient)
        {
            gradient[0] = Slope;
            return 1;
        }
    }

    private readonly struct Throwing : ILossFunction
    {
        public float Evaluate(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, Span<float> gradient) => throw new InvalidOperationException();
    }
}
