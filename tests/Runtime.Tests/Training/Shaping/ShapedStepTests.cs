using System;
using System.Collections.Generic;
using System.Linq;
using MlpGen.Learning;
using MlpGen.RandomNumbers;
using MlpGen.Steps;
using Xunit;

namespace MlpGen.Runtime.Tests.Training.Shaping;

/// <summary>The changes that a step makes to its gradient, compared with the formulas in double precision.</summary>
public sealed class ShapedStepTests
{
    private const float Rate = 0.125f;

    [Theory]
    [InlineData(0.5f)]
    [InlineData(2f)]
    [InlineData(1000f)]
    public void A_norm_is_clipped_over_all_parameters(float maximum)
    {
        double[] gradient = LeastSquares.Gradient(LeastSquares.Doubles(LeastSquares.Start));
        double norm = Math.Sqrt(gradient.Sum(g => g * g));
        AssertFollows(new TrainerOptions { Clipping = GradientClipping.ByNorm(maximum) }, gradient.Select(g => g * Math.Min(1, maximum / norm)));
    }

    [Fact]
    public void A_value_is_clipped_on_both_sides() => AssertFollows(
        new TrainerOptions { Clipping = GradientClipping.ByValue(0.75f) },
        LeastSquares.Gradient(LeastSquares.Doubles(LeastSquares.Start)).Select(g => Math.Clamp(g, -0.75, 0.75)));

    [Fact]
    public void L1_adds_the_signs_of_weights_and_biases_or_of_weights_alone()
    {
        double[] gradient = LeastSquares.Gradient(LeastSquares.Doubles(LeastSquares.Start));
        double[] penalty = [0.5, -0.5, 0.5, 0.5];
        AssertFollows(new TrainerOptions { L1 = 0.5f }, gradient.Zip(penalty, (g, p) => g + p));
        penalty[3] = 0;
        AssertFollows(new TrainerOptions { L1 = 0.5f, DecayBiases = false }, gradient.Zip(penalty, (g, p) => g + p));
    }

    /// <summary>The norm is up to √3 times the largest float. A float divided by such a norm can fall below the normal range.</summary>
    [Theory]
    [InlineData(2.4e38f, 1e-6f)]
    [InlineData(2.4e38f, 1f)]
    [InlineData(2.4e38f, 0.1f)]
    [InlineData(3.4e38f, 3f)]
    [InlineData(3.4e38f, 1e-30f)]
    [InlineData(1e30f, 1e-9f)]
    [InlineData(1e30f, 1e-3f)]
    [InlineData(1e4f, 1e-3f)]
    [InlineData(1e-3f, 1e-6f)]
    public void A_norm_is_clipped_with_all_digits(float size, float maximum)
    {
        // With η = 1 and initial parameters of 0, the parameters become the negative gradient.
        LinearNetwork network = new(2, 1);
        float[] inputs = [1, -0.5f];
        Assert.True(network.CreateTrainer(new Sgd { LearningRate = 1 }, new TrainerOptions { Clipping = GradientClipping.ByNorm(maximum) }).StepByGradients(inputs, [size]));
        double[] gradient = [size, -0.5 * size, size];
        double norm = Math.Sqrt(gradient.Sum(g => g * g));
        Assert.All(gradient.Zip(network.Parameters), pair => Assert.Equal(-pair.First * (maximum / norm), pair.Second, 3e-7 * maximum));
    }

    [Fact]
    public void The_penalty_is_clipped_with_the_gradient()
    {
        double[] gradient = [.. LeastSquares.Gradient(LeastSquares.Doubles(LeastSquares.Start)).Zip([0.5, -0.5, 0.5, 0.5], (g, p) => g + p)];
        double norm = Math.Sqrt(gradient.Sum(g => g * g));
        AssertFollows(new TrainerOptions { L1 = 0.5f, Clipping = GradientClipping.ByNorm(1) }, gradient.Select(g => g / norm));
    }

    [Fact]
    public void Weight_decay_spares_biases_where_it_is_told_to()
    {
        double[] gradient = LeastSquares.Gradient(LeastSquares.Doubles(LeastSquares.Start));
        double[] decay = [0.25 * 0.75, 0.25 * -0.5, 0.25 * 0.25, 0];
        AssertFollows(new TrainerOptions { DecayBiases = false }, gradient.Zip(decay, (g, d) => g + d), new Sgd { LearningRate = Rate, WeightDecay = 0.25f });
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(0.5f)]
    [InlineData(3f)]
    public void A_layer_learns_at_its_own_rate(float factor) => AssertFollows(
        new TrainerOptions { LayerRates = [factor] },
        LeastSquares.Gradient(LeastSquares.Doubles(LeastSquares.Start)).Select(g => g * factor),
        new Sgd { LearningRate = Rate });

    [Fact]
    public void A_frozen_layer_keeps_its_bits()
    {
        LinearNetwork network = LeastSquares.Network();
        Trainer trainer = network.CreateTrainer(
            new Adam { WeightDecay = 0.5f }, new TrainerOptions { LayerRates = [0], L1 = 0.5f, Clipping = GradientClipping.ByNorm(1) });
        trainer.Step(LeastSquares.X, LeastSquares.Y);
        Assert.Equal(LeastSquares.Start, network.Parameters);
        Assert.Equal(1, trainer.StepCount);
    }

    [Fact]
    public void Mini_batches_are_summed_until_there_are_enough()
    {
        LinearNetwork network = LeastSquares.Network();
        Trainer trainer = network.CreateTrainer(new Sgd { LearningRate = Rate }, new TrainerOptions { AccumulationSteps = 3 });
        double[] expected = LeastSquares.Doubles(LeastSquares.Start);
        for (int update = 0; update < 2; update++)
        {
            double[] at = [.. expected];
            for (int part = 0; part < 3; part++)
            {
                trainer.Step(LeastSquares.X.AsSpan(part * LeastSquares.Inputs, LeastSquares.Inputs), LeastSquares.Y.AsSpan(part, 1));
                if (part < 2)
                    AssertNear(at, network.Parameters);
                double[] gradient = LeastSquares.Gradient(at, firstRow: part, rows: 1);
                for (int i = 0; i < expected.Length; i++)
                    expected[i] -= Rate * gradient[i] / 3;
            }

            AssertNear(expected, network.Parameters);
            Assert.Equal(update + 1, trainer.StepCount);
        }
    }

    [Fact]
    public void Rows_have_weights()
    {
        float[] weights = [1, 0, 2.5f, 0.125f, 4];
        LinearNetwork network = LeastSquares.Network();
        float loss = network.CreateTrainer(new Sgd { LearningRate = Rate }).Step(LeastSquares.X, LeastSquares.Y, weights);
        double[] start = LeastSquares.Doubles(LeastSquares.Start);
        double[] gradient = LeastSquares.Gradient(start, LeastSquares.Doubles(weights));
        AssertNear([.. start.Zip(gradient, (w, g) => w - (Rate * g))], network.Parameters);

        double expected = 0;
        for (int row = 0; row < LeastSquares.Rows; row++)
        {
            double error = start[3] - LeastSquares.Y[row] + Enumerable.Range(0, 3).Sum(i => start[i] * LeastSquares.X[(row * 3) + i]);
            expected += weights[row] * 0.5 * error * error;
        }

        Assert.Equal(expected / weights.Sum(), loss, 1e-5);
    }

    [Fact]
    public void Equal_row_weights_give_the_unweighted_step()
    {
        LinearNetwork weighted = LeastSquares.Network(), plain = LeastSquares.Network();
        float loss = weighted.CreateTrainer(new Sgd { LearningRate = Rate }).Step(LeastSquares.X, LeastSquares.Y, [2, 2, 2, 2, 2]);
        Assert.Equal(plain.CreateTrainer(new Sgd { LearningRate = Rate }).Step(LeastSquares.X, LeastSquares.Y), loss, 1e-6f);
        AssertNear(LeastSquares.Doubles(plain.Parameters), weighted.Parameters);
    }

    [Fact]
    public void A_loss_of_the_users_takes_the_place_of_the_networks()
    {
        LinearNetwork network = LeastSquares.Network();
        float[] pairs = [.. LeastSquares.Y.SelectMany((y, row) => new[] { y, row % 2 == 0 ? 1f : 3f })];
        float loss = network.CreateTrainer(new Sgd { LearningRate = Rate }).Step(LeastSquares.X, pairs, new PairLoss());

        double[] start = LeastSquares.Doubles(LeastSquares.Start), gradient = new double[4];
        double expected = 0;
        for (int row = 0; row < LeastSquares.Rows; row++)
        {
            double error = start[3] - LeastSquares.Y[row] + Enumerable.Range(0, 3).Sum(i => start[i] * LeastSquares.X[(row * 3) + i]);
            double factor = row % 2 == 0 ? 1 : 3;
            expected += factor * error * error * error * error / LeastSquares.Rows;
            for (int i = 0; i < 4; i++)
                gradient[i] += factor * 4 * error * error * error * (i < 3 ? LeastSquares.X[(row * 3) + i] : 1) / LeastSquares.Rows;
        }

        Assert.Equal(expected, loss, 1e-5 * expected);
        double[] after = [.. start.Zip(gradient, (w, g) => w - (Rate * g))];
        for (int i = 0; i < 4; i++)
            Assert.Equal(after[i], network.Parameters[i], 1e-4);
    }

    [Fact]
    public void A_loss_of_the_users_may_add_to_its_gradient()
    {
        LinearNetwork adding = LeastSquares.Network(), own = LeastSquares.Network();
        Trainer trainer = adding.CreateTrainer(new Sgd { LearningRate = Rate }), expected = own.CreateTrainer(new Sgd { LearningRate = Rate });
        for (int step = 0; step < 3; step++)
        {
            Assert.Equal(expected.Step(LeastSquares.X, LeastSquares.Y), trainer.Step(LeastSquares.X, LeastSquares.Y, new AddingLoss()), 1e-5f);
            AssertNear(LeastSquares.Doubles(own.Parameters), adding.Parameters);
        }
    }

    [Fact]
    public void Noise_is_there_while_the_gradient_is_computed_and_gone_after_it()
    {
        TrainerOptions options = new() { WeightNoise = 0.5f, Seed = 4 };
        LinearNetwork network = LeastSquares.Network();
        network.CreateTrainer(new Sgd { LearningRate = Rate }, options).Step(LeastSquares.X, LeastSquares.Y);

        // With a learning rate of 0, the parameters do not change, so the noise is removed and only the step remains.
        LinearNetwork still = LeastSquares.Network();
        still.CreateTrainer(new Sgd { LearningRate = 0 }, options).Step(LeastSquares.X, LeastSquares.Y);
        Assert.Equal(LeastSquares.Start, still.Parameters);

        Pcg32 random = new(Mix(Mix(4) ^ 1));
        double[] noisy = LeastSquares.Doubles(LeastSquares.Start);
        for (int i = 0; i < noisy.Length; i++)
            noisy[i] += 0.5 * random.NextNormal();
        AssertNear([.. LeastSquares.Doubles(LeastSquares.Start).Zip(LeastSquares.Gradient(noisy), (w, g) => w - (Rate * g))], network.Parameters);
    }

    [Fact]
    public void The_average_follows_the_parameters()
    {
        LinearNetwork network = LeastSquares.Network(), average = new(3, 1);
        Trainer trainer = network.CreateTrainer(new Sgd { LearningRate = Rate }, new TrainerOptions { AverageDecay = 0.75f });
        trainer.CopyAverageTo(average);
        Assert.Equal(LeastSquares.Start, average.Parameters);
        double[] expected = [];
        for (int step = 0; step < 4; step++)
        {
            trainer.Step(LeastSquares.X, LeastSquares.Y);
            double[] now = LeastSquares.Doubles(network.Parameters);
            expected = step == 0 ? now : [.. expected.Zip(now, (a, w) => (0.75 * a) + (0.25 * w))];
        }

        trainer.CopyAverageTo(average);
        AssertNear(expected, average.Parameters);
    }

    // SplitMix64 as published by its authors.
    private static ulong Mix(ulong z)
    {
        z += 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }

    private static void AssertFollows(TrainerOptions options, IEnumerable<double> gradient, Optimizer? optimizer = null)
    {
        LinearNetwork network = LeastSquares.Network();
        network.CreateTrainer(optimizer ?? new Sgd { LearningRate = Rate }, options).Step(LeastSquares.X, LeastSquares.Y);
        AssertNear([.. LeastSquares.Doubles(LeastSquares.Start).Zip(gradient, (w, g) => w - (Rate * g))], network.Parameters);
    }

    private static void AssertNear(double[] expected, float[] actual)
    {
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], 1e-6);
    }

    /// <summary>The loss E = f·(a − y)⁴ for targets (y, f), which are twice as many as the outputs.</summary>
    private readonly struct PairLoss : ILossFunction
    {
        public float Evaluate(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, Span<float> gradient)
        {
            float error = outputs[0] - targets[0], cube = error * error * error;
            gradient[0] = targets[1] * 4 * cube;
            return targets[1] * error * cube;
        }
    }

    /// <summary>The loss E = ½(a − y)², which adds its slope to the contents of the gradient.</summary>
    private readonly struct AddingLoss : ILossFunction
    {
        public float Evaluate(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, Span<float> gradient)
        {
            float error = outputs[0] - targets[0];
            gradient[0] += error;
            return 0.5f * error * error;
        }
    }
}
