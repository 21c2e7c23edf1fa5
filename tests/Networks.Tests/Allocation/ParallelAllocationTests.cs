using System;
using System.Linq;
using System.Threading;
using MlpGen.Networks.Tests.Contract;
using Xunit;

namespace MlpGen.Networks.Tests.Allocation;

/// <summary>Steps that several threads share allocate nothing on any of them. No other test runs beside these, so the whole process is asked.</summary>
[Collection(nameof(ParallelAllocationTests))]
[CollectionDefinition(nameof(ParallelAllocationTests), DisableParallelization = true)]
public sealed class ParallelAllocationTests
{
    private const int Rows = 160;

    // A step may find its threads still spinning, or asleep.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void No_thread_allocates(bool asleep)
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
                if (asleep)
                    Thread.Sleep(5);
                trainer.Step(inputs, targets);
                bytes[i] = GC.GetTotalAllocatedBytes(precise: true) - before;
            }

            // The test runner has threads too, which may allocate now and then; a step that allocates does so each time.
            Assert.Equal(0, bytes.Order().ElementAt(bytes.Length / 2));
        }
    }
}
