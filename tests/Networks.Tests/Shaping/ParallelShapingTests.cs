using System;
using System.Collections.Generic;
using System.Linq;
using MlpGen.Networks.Tests.Parity;
using MlpGen.Steps;
using Xunit;

namespace MlpGen.Networks.Tests.Shaping;

/// <summary>Tests of steps with options such as dropout and clipping that several threads share.</summary>
public sealed class ParallelShapingTests
{
    private const int Rows = 900;
    private const int Steps = 6;

    private static readonly Dictionary<string, TrainerOptions> s_options = new()
    {
        ["dropout"] = new() { Seed = 3 },
        ["noise"] = new() { Seed = 3, WeightNoise = 0.01f },
        ["clipping"] = new() { Clipping = GradientClipping.ByNorm(0.1f), L1 = 1e-4f, LayerRates = [1, 0] },
        ["accumulation"] = new() { AccumulationSteps = 3 },
        ["classes"] = new() { ClassWeights = [1, 0.25f, 3], LabelSmoothing = 0.1f },
    };

    public static TheoryData<string, string, int> Cases => new(
        from options in s_options.Keys from rows in new[] { "labels", "targets", "weighted", "own" } from degree in new[] { 2, 3, 7 } select (options, rows, degree));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Threads_give_what_one_gives_and_the_same_degree_the_same_bits(string options, string rows, int degree)
    {
        (float[] alone, float[] aloneLosses) = Train(options, rows, 1);
        (float[] shared, float[] sharedLosses) = Train(options, rows, degree);
        for (int i = 0; i < alone.Length; i++)
            Assert.Equal(alone[i], shared[i], 2e-5f * (1 + Math.Abs(alone[i])));
        for (int i = 0; i < Steps; i++)
            Assert.Equal(aloneLosses[i], sharedLosses[i], 1e-4f * (1 + Math.Abs(aloneLosses[i])));
        Assert.False(Bits.Equal(alone, shared), "The threads did not share the work.");
        Assert.True(Bits.Equal(shared, Train(options, rows, degree).Parameters));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_loss_that_throws_leaves_the_parameters_and_a_trainer_that_goes_on(int degree)
    {
        DroppingClassifier network = new(seed: 4);
        (float[] inputs, int[] labels, float[] targets, _) = Data();
        TrainerOptions options = new() { DegreeOfParallelism = degree, WeightNoise = 0.5f, AccumulationSteps = 2, Seed = 1 };
        using ClassifierTrainer trainer = network.CreateTrainer(new Sgd { LearningRate = 0.1f }, options);
        trainer.Step(inputs, labels);
        float[] before = Parameters(network);
        Assert.Throws<TimeoutException>(() => trainer.Step(inputs, targets, default(Throwing)));
        Assert.Equal(before, Parameters(network));

        // The gradient of the first step is still accumulated, so one more step makes an update.
        trainer.Step(inputs, labels);
        Assert.Equal(1, trainer.StepCount);
        Assert.NotEqual(before, Parameters(network));
    }

    private static (float[] Parameters, float[] Losses) Train(string name, string rows, int degree)
    {
        DroppingClassifier network = new(seed: 4);
        (float[] inputs, int[] labels, float[] targets, float[] weights) = Data();
        TrainerOptions set = s_options[name];
        TrainerOptions options = new()
        {
            DegreeOfParallelism = degree,
            Seed = set.Seed,
            WeightNoise = set.WeightNoise,
            Clipping = set.Clipping,
            L1 = set.L1,
            LayerRates = set.LayerRates,
            AccumulationSteps = set.AccumulationSteps,
            ClassWeights = set.ClassWeights,
            LabelSmoothing = set.LabelSmoothing,
        };
        using ClassifierTrainer trainer = network.CreateTrainer(new Sgd { LearningRate = 0.1f, Momentum = 0.9f }, options);
        float[] losses = new float[Steps];
        for (int step = 0; step < Steps; step++)
        {
            losses[step] = rows switch
            {
                "labels" => trainer.Step(inputs, labels),
                "targets" => trainer.Step(inputs, targets),
                "weighted" => trainer.Step(inputs, labels, weights),
                _ => trainer.Step(inputs, targets, default(Cubic)),
            };
        }

        return (Parameters(network), losses);
    }

    private static (float[] Inputs, int[] Labels, float[] Targets, float[] Weights) Data()
    {
        Pcg32 random = new(11);
        float[] inputs = new float[Rows * DroppingClassifier.InputSize], weights = new float[Rows], targets = new float[Rows * DroppingClassifier.OutputSize];
        int[] labels = new int[Rows];
        foreach (ref float input in inputs.AsSpan())
            input = random.NextNormal();
        for (int row = 0; row < Rows; row++)
        {
            labels[row] = row % 3;
            weights[row] = 4 * random.NextSingle();
            targets[(row * 3) + (row % 3)] = 0.75f;
            targets[(row * 3) + ((row + 1) % 3)] = 0.25f;
        }

        return (inputs, labels, targets, weights);
    }

    private static float[] Parameters(INetwork network)
    {
        float[] parameters = new float[network.ParameterCount];
        network.GetParameters(parameters);
        return parameters;
    }

    private readonly struct Cubic : ILossFunction
    {
        public float Evaluate(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, Span<float> gradient)
        {
            float sum = 0;
            for (int j = 0; j < gradient.Length; j++)
            {
                float error = outputs[j] - targets[j];
                gradient[j] = 3 * error * Math.Abs(error);
                sum += error * error * Math.Abs(error);
            }

            return sum;
        }
    }

    private readonly struct Throwing : ILossFunction
    {
        public float Evaluate(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, Span<float> gradient) => throw new TimeoutException();
    }
}
