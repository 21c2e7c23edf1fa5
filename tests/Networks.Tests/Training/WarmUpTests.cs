using System;
using System.IO;
using System.Linq;
using MlpGen.Networks.Tests.Contract;
using MlpGen.Networks.Tests.Shaping;
using MlpGen.Steps;
using MlpGen.Tests;
using Xunit;

namespace MlpGen.Networks.Tests.Training;

/// <summary>
/// A warm-up changes no bit of a checkpoint, which has the complete state of the training. The steps after a warm-up are the same as
/// without one.
/// </summary>
public sealed class WarmUpTests
{
    private const int Rows = 70;
    private const int BatchSize = 32;

    private static readonly string[] s_kinds = ["Plain", "Labels", "Dropout", "Shared", "Noise", "Accumulating", "Plateau", "Frozen"];

    /// <summary>All pairs in a deep run. In any other, each kind and each rule occurs in two pairs.</summary>
    public static TheoryData<string, int> Cases => new(
        from kind in Enumerable.Range(0, s_kinds.Length)
        from rule in Enumerable.Range(0, EveryRule.All.Length)
        where Depth.IsDeep || (kind + rule) % EveryRule.All.Length is 0 or 3
        select (s_kinds[kind], rule));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Warming_up_changes_neither_state_nor_training(string kind, int rule)
    {
        (Trainer warm, Dataset data) = Create(kind, rule);
        (Trainer cold, _) = Create(kind, rule);
        using (warm)
        using (cold)
        {
            WarmUp(warm);
            Assert.Equal(Bits(cold), Bits(warm));
            for (int round = 0; round < 2; round++)
            {
                Train(warm, data);
                Train(cold, data);
                Assert.Equal(Bits(cold), Bits(warm));
                WarmUp(warm);
                Assert.Equal(Bits(cold), Bits(warm));
            }

            Assert.Equal(cold.StepCount, warm.StepCount);
            Assert.Equal(cold.LearningRate, warm.LearningRate);
        }
    }

    [Fact]
    public void Warming_up_a_network_without_a_trainer_changes_nothing()
    {
        INetwork[] networks =
            [new SeedNetwork(1), new SmallClassifier(1), new DroppingNetwork(1), new BinaryNetwork(1), new SoftmaxNetwork(1), new OneInputNetwork(1)];
        foreach (INetwork network in networks)
        {
            float[] before = Parameters(network);
            network.WarmUp();
            Assert.Equal(before, Parameters(network));
        }
    }

    [Fact]
    public void A_broken_network_warms_up_too()
    {
        SeedNetwork network = new(seed: 1);
        network.SetParameters([.. Enumerable.Repeat(float.NaN, SeedNetwork.ParameterCount)]);
        TrainerOptions options = new() { Clipping = GradientClipping.ByValue(1) };
        using Trainer trainer = network.CreateTrainer(new Sgd { LearningRate = float.MaxValue }, options);
        network.WarmUp();
        trainer.WarmUp(rows: 4);
        Assert.All(Parameters(network), parameter => Assert.Equal(float.NaN, parameter));
        Assert.Equal(0, trainer.StepCount);
    }

    [Fact]
    public void Warming_up_within_a_callback_throws()
    {
        using Trainer trainer = new SeedNetwork(seed: 1).CreateTrainer(new Adam());
        Dataset data = Dataset.FromArrays([0, 0, 1, 1], new float[] { 0, 1 }, inputSize: 2);
        int calls = 0;
        trainer.Fit(data, new FitOptions
        {
            Epochs = 1,
            OnBatch = _ =>
            {
                calls++;
                Assert.Throws<InvalidOperationException>(() => trainer.WarmUp(rows: 1));
            },
        });
        Assert.Equal(1, calls);
        trainer.WarmUp(rows: 1);
    }

    [Fact]
    public void Warming_up_with_arguments_that_do_not_fit_throws()
    {
        SeedNetwork network = new(seed: 1);
        Trainer trainer = network.CreateTrainer(new Adam());
        string message = Assert.Throws<ArgumentOutOfRangeException>("rows", () => trainer.WarmUp(0)).Message;
        Assert.Matches(@"^rows must be between 1 and \d+ \(was 0\)\.", message);
        Assert.Throws<ArgumentOutOfRangeException>("rows", () => trainer.WarmUp(-1));
        Assert.Throws<ArgumentOutOfRangeException>("rows", () => trainer.WarmUp(int.MaxValue));
        Assert.Throws<ArgumentNullException>("network", () => ((INetwork)null!).WarmUp());
        trainer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => trainer.WarmUp(1));
    }

    private static void WarmUp(Trainer trainer)
    {
        trainer.Network.WarmUp();
        trainer.WarmUp(BatchSize);
        trainer.WarmUp(rows: 1);
        trainer.WarmUp(rows: 150);
    }

    // Training stops in the middle of an epoch and of a window of accumulated gradients.
    private static void Train(Trainer trainer, Dataset data)
    {
        FitOptions options = new() { Epochs = 1, BatchSize = BatchSize, Seed = 4 };
        trainer.Fit(data, options);
        trainer.ReportLoss(2);
        trainer.StepFor(TimeSpan.FromTicks(1), data, options);
        trainer.Step(data.Inputs[..(7 * data.InputSize)], new float[7 * trainer.Network.OutputSize]);
    }

    private static (Trainer Trainer, Dataset Data) Create(string kind, int rule)
    {
        INetwork network = kind switch
        {
            "Plain" => new SeedNetwork(seed: 1),
            "Labels" => new DroppingClassifier(seed: 1),
            "Shared" => new LargeClassifier(seed: 1),
            "Dropout" => new DroppingNetwork(seed: 1),
            _ => new KeepingNetwork(seed: 1),
        };
        int last = network.LayerSizes.Length - 2;
        TrainerOptions options = kind switch
        {
            "Labels" => new TrainerOptions { ClassWeights = [0, 2, 1], LabelSmoothing = 0.1f },
            "Shared" => new TrainerOptions { DegreeOfParallelism = 2 },
            "Noise" => new TrainerOptions
            {
                WeightNoise = 0.1f,
                AverageDecay = 0.9f,
                Schedule = new CosineSchedule { Length = 30, WarmUp = 2 },
            },
            "Accumulating" => new TrainerOptions { AccumulationSteps = 3, Clipping = GradientClipping.ByNorm(0.1f), L1 = 0.01f },
            "Plateau" => new TrainerOptions { Schedule = new ReduceOnPlateau { Patience = 0 }, DecayBiases = false },
            "Frozen" => new TrainerOptions { LayerRates = [.. Enumerable.Range(0, last + 1).Select(layer => layer == last ? 0.5f : 0)] },
            _ => new TrainerOptions(),
        };
        Pcg32 random = new(3);
        float[] inputs = [.. Enumerable.Range(0, Rows * network.InputSize).Select(_ => random.NextNormal())];
        Dataset data = network is IClassifierNetwork
            ? Dataset.FromArrays(inputs, [.. Enumerable.Range(0, Rows).Select(row => row % network.OutputSize)], network.InputSize)
            : Dataset.FromArrays(inputs, new float[Rows * network.OutputSize], network.InputSize);
        return (network.CreateTrainer(EveryRule.All[rule](), options), data);
    }

    private static byte[] Bits(Trainer trainer)
    {
        using MemoryStream stream = new();
        trainer.SaveCheckpoint(stream);
        return stream.ToArray();
    }

    private static float[] Parameters(INetwork network)
    {
        float[] parameters = new float[network.ParameterCount];
        network.GetParameters(parameters);
        return parameters;
    }
}
