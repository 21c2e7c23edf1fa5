using System;
using System.Threading;
using Xunit;

namespace MlpGen.Networks.Tests.Contract;

/// <summary>The costs that a network states are those that can be measured.</summary>
public sealed class CostTests
{
    // Each buffer is an object with an array that is up to two cache lines longer. The first use on a thread keeps a few more words. The
    // rest of a trainer is a few objects and delegates.
    private const long BufferSlack = 1024;
    private const long TrainerSlack = 4096;

    // Only a constant can initialize a constant, so these lines prove that they are.
    private const long ForwardMultiplyAdds = SmallClassifier.Costs.ForwardMultiplyAdds;

    [Fact]
    public void A_row_takes_one_multiply_add_for_each_weight() => Assert.Equal((3 * 5) + (5 * 3), ForwardMultiplyAdds);

    [Fact]
    public void The_backward_pass_takes_one_multiply_add_for_each_weight_and_another_behind_the_first_layer()
    {
        Assert.Equal((3 * 5) + (5 * 3) + (5 * 3), SmallClassifier.Costs.BackwardMultiplyAdds);
        Assert.Equal(4 * 4, SquareNetwork.Costs.BackwardMultiplyAdds);
    }

    [Fact]
    public void Weights_take_what_a_network_allocates()
    {
        AssertNear(LargeClassifier.Costs.WeightBytes, Allocated(() => new LargeClassifier(seed: 1)), BufferSlack);
        AssertNear(SeedNetwork.Costs.WeightBytes, Allocated(() => new SeedNetwork(seed: 1)), BufferSlack);
        Assert.InRange(LargeClassifier.Costs.WeightBytes, LargeClassifier.ParameterCount * 4, long.MaxValue);
    }

    [Fact]
    public void A_thread_keeps_the_workspace_of_what_it_calls()
    {
        LargeClassifier network = new(seed: 1);
        float[] inputs = new float[400], outputs = new float[40], gradient = new float[LargeClassifier.ParameterCount];
        AssertNear(LargeClassifier.Costs.ForwardWorkspaceBytes, AllocatedByNewThread(() => network.Forward(inputs, outputs)), BufferSlack);
        AssertNear(
            LargeClassifier.Costs.TrainingWorkspaceBytes + LargeClassifier.Costs.WeightBytes,
            AllocatedByNewThread(() => network.ComputeGradient(inputs, outputs, gradient)),
            BufferSlack);
    }

    [Fact]
    public void Classes_that_are_not_as_wide_as_indices_lie_in_the_workspace_too()
    {
        PlaceByLong network = new(seed: 1);
        float[] inputs = new float[200 * PlaceByLong.InputSize];
        LongPlace[] classes = new LongPlace[200];
        AssertNear(PlaceByLong.Costs.ForwardWorkspaceBytes, AllocatedByNewThread(() => network.Classify(inputs, classes)), BufferSlack);
    }

    [Fact]
    public void One_row_allocates_nothing_where_it_takes_stack()
    {
        SeedNetwork network = new(seed: 1);
        float[] inputs = new float[2], outputs = new float[1];
        Assert.Equal(0, AllocatedByNewThread(() => network.Forward(inputs, outputs)));
        Assert.InRange(SeedNetwork.Costs.ForwardStackBytes, (8 + 1) * 4, 2048);
    }

    [Theory]
    [InlineData("Sgd", LargeClassifier.Costs.SgdBytes)]
    [InlineData("Momentum", LargeClassifier.Costs.SgdMomentumBytes)]
    [InlineData("Adam", LargeClassifier.Costs.AdamBytes)]
    public void A_trainer_takes_its_workspace_and_what_the_optimizer_keeps(string optimizer, long bytes)
    {
        LargeClassifier network = new(seed: 1);
        Optimizer settings = optimizer switch { "Sgd" => new Sgd(), "Momentum" => new Sgd { Momentum = 0.9f }, _ => new Adam() };
        AssertNear(LargeClassifier.Costs.TrainingWorkspaceBytes + bytes, Allocated(() => network.CreateTrainer(settings)), TrainerSlack);
    }

    [Fact]
    public void Further_threads_take_a_workspace_and_a_gradient_and_every_one_a_sum()
    {
        const int Threads = 3, SumBytes = 8 * 1024;
        LargeClassifier network = new(seed: 1);
        TrainerOptions options = new() { DegreeOfParallelism = Threads };
        AssertNear(
            (Threads * (LargeClassifier.Costs.TrainingWorkspaceBytes + SumBytes)) + ((Threads - 1) * LargeClassifier.Costs.WeightBytes) + LargeClassifier.Costs.AdamBytes,
            Allocated(() => network.CreateTrainer(new Adam(), options)),
            TrainerSlack + (Threads * 3 * BufferSlack));
    }

    private static void AssertNear(long expected, long actual, long slack) => Assert.InRange(actual, expected, expected + slack);

    private static long Allocated(Func<object> make)
    {
        GC.KeepAlive(make());
        long before = GC.GetAllocatedBytesForCurrentThread();
        object made = make();
        long after = GC.GetAllocatedBytesForCurrentThread();
        GC.KeepAlive(made);
        return after - before;
    }

    /// <summary>
    /// Measures what a call allocates on a thread that has no workspace yet. Another thread makes the call first, so that allocations made
    /// once in a process are not counted.
    /// </summary>
    private static long AllocatedByNewThread(Action call)
    {
        long allocated = 0;
        for (int attempt = 0; attempt < 2; attempt++)
        {
            Thread thread = new(() =>
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                call();
                allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            });
            thread.Start();
            thread.Join();
        }

        return allocated;
    }
}
