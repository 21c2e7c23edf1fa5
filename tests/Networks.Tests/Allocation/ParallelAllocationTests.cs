using System;
using System.Linq;
using MlpGen.Learning;
using MlpGen.Networks.Tests.Contract;
using MlpGen.Steps;
using Xunit;

namespace MlpGen.Networks.Tests.Allocation;

/// <summary>
/// Steps that several threads share allocate nothing on any of them. No other test runs at the same time, so the whole process is measured.
/// </summary>
[Collection(nameof(ParallelAllocationTests))]
[CollectionDefinition(nameof(ParallelAllocationTests), DisableParallelization = true)]
public sealed class ParallelAllocationTests
{
    private const int Rows = 160;

    [Fact]
    public void No_thread_allocates()
    {
        LargeClassifier network = new(seed: 1);
        float[] inputs = new float[Rows * LargeClassifier.InputSize];
        float[] targets = new float[Rows * LargeClassifier.OutputSize];
        int[] labels = new int[Rows];
        foreach (Optimizer optimizer in new Optimizer[] { new Sgd(), new Sgd { Momentum = 0.9f, WeightDecay = 0.01f }, new Adam() })
        {
            using ClassifierTrainer trainer = network.CreateTrainer(optimizer, new TrainerOptions { DegreeOfParallelism = 3 });
            trainer.Step(inputs, labels);
            trainer.Step(inputs, targets);
            long[] bytes = new long[9];
            for (int i = 0; i < bytes.Length; i++)
            {
                long before = GC.GetTotalAllocatedBytes(precise: true);
                trainer.Step(inputs, labels);
                trainer.Step(inputs, targets);
                bytes[i] = GC.GetTotalAllocatedBytes(precise: true) - before;
            }

            // The test runner's own threads may allocate now and then. A step that really allocates does so every time, so the median is
            // compared.
            Assert.Equal(0, bytes.Order().ElementAt(bytes.Length / 2));
        }
    }

    [Fact]
    public void Steps_with_all_options_and_losses_in_turn_allocate_nothing()
    {
        LargeClassifier network = new(seed: 1);
        float[] inputs = new float[Rows * LargeClassifier.InputSize], targets = new float[Rows * LargeClassifier.OutputSize], weights = new float[Rows];
        int[] labels = new int[Rows];
        weights[5] = 1;
        TrainerOptions options = new()
        {
            DegreeOfParallelism = 3,
            Clipping = GradientClipping.ByNorm(1),
            L1 = 1e-3f,
            LabelSmoothing = 0.1f,
            WeightNoise = 0.01f,
            AverageDecay = 0.9f,
            AccumulationSteps = 2,
            Schedule = new CosineSchedule { Length = 100 },
        };
        using ClassifierTrainer trainer = network.CreateTrainer(new Adam(), options);
        long[] bytes = new long[9];
        for (int i = -1; i < bytes.Length; i++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            trainer.Step(inputs, labels);
            trainer.Step(inputs, targets, default(Half));
            trainer.Step(inputs, labels, weights);
            trainer.Step(inputs, targets, default(Whole));
            if (i >= 0)
                bytes[i] = GC.GetTotalAllocatedBytes(precise: true) - before;
        }

        Assert.Equal(0, bytes.Order().ElementAt(bytes.Length / 2));
    }

    private readonly struct Half : ILossFunction
    {
        public float Evaluate(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, Span<float> gradient)
        {
            gradient.Fill(0.5f);
            return 0.5f;
        }
    }

    private readonly struct Whole : ILossFunction
    {
        public float Evaluate(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, Span<float> gradient)
        {
            gradient.Fill(1);
            return 1;
        }
    }
}
