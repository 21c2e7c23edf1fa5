using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace MlpGen.Runtime.Tests.Training.Replay;

/// <summary>Replay memories as sources of StepFor. Budgets are one tick or unlimited, so that no result depends on the clock.</summary>
public sealed class ReplayTrainingTests
{
    private static readonly TimeSpan s_tick = TimeSpan.FromTicks(1);

    [Fact]
    public void A_trainer_learns_from_a_memory_what_it_learns_from_its_rows()
    {
        LinearNetwork network = new(2, 1), byHand = new(2, 1);
        Trainer trainer = network.CreateTrainer(new Adam()), hand = byHand.CreateTrainer(new Adam());
        ReplayMemory memory = Line(new ReplayMemory(40, 2, 1, batchSize: 8, seed: 3)), twin = Line(
            new ReplayMemory(40, 2, 1, batchSize: 8, seed: 3));
        float[] inputs = new float[16], targets = new float[8];
        Learn(trainer, memory, steps: 20);
        for (int step = 0; step < 20; step++)
        {
            twin.Sample(inputs, targets);
            hand.Step(inputs, targets);
        }

        Assert.Equal(byHand.Parameters, network.Parameters);
    }

    [Fact]
    public void Weights_and_priorities_of_a_prioritized_memory_count()
    {
        LinearNetwork network = new(2, 1), byHand = new(2, 1);
        Trainer trainer = network.CreateTrainer(new Adam()), hand = byHand.CreateTrainer(new Adam());
        PrioritizedReplayMemory memory = Line(Prioritized()), twin = Line(Prioritized());
        float[] inputs = new float[16], targets = new float[8], weights = new float[8], outputs = new float[8];
        Learn(trainer, memory, steps: 20);
        for (int step = 0; step < 20; step++)
        {
            twin.Sample(inputs, targets, weights);
            hand.Step(inputs, targets, weights);
            byHand.Forward(inputs, outputs);
            twin.SetPriorities([.. outputs.Select((a, i) => Math.Abs(a - targets[i]) + 1e-6f)]);
        }

        Assert.Equal(byHand.Parameters, network.Parameters);

        // Weights that were all 1 would prove nothing.
        LinearNetwork unweighted = new(2, 1);
        Learn(unweighted.CreateTrainer(new Adam()), new Unweighted(Line(Prioritized())), steps: 20);
        Assert.NotEqual(byHand.Parameters, unweighted.Parameters);
    }

    [Fact]
    public void The_loss_that_is_told_is_that_of_the_weights()
    {
        LinearNetwork network = new(1, 1);
        network.SetParameters([0, 0]);
        Weighted source = new([1, 3], [0.25f, 0.75f]);
        Trainer trainer = network.CreateTrainer(new Sgd());
        BudgetResult result = trainer.StepFor(s_tick, source);
        Assert.Equal(((0.25 * 0.5) + (0.75 * 4.5)) / 1, result.Loss, 1e-6);
        Assert.Equal(1, source.Told);
        Assert.Throws<ArgumentOutOfRangeException>(() => trainer.StepFor(s_tick, new Weighted([1, 3], [1, -1])));
        Assert.Throws<ArgumentException>(() => trainer.StepFor(s_tick, new Weighted([1, 3], [0, 0])));

        // A struct source is boxed, and its weights still count.
        LinearNetwork other = new(1, 1);
        Assert.Equal(
            result.Loss, other.CreateTrainer(new Sgd()).StepFor(s_tick, new WeightedValue(new Weighted([1, 3], [0.25f, 0.75f]))).Loss);
    }

    [Fact]
    public void Errors_that_are_not_finite_leave_priorities_as_they_were()
    {
        PrioritizedReplayMemory memory = Line(Prioritized());
        List<int> before = Sampled(Line(Prioritized()));
        LinearNetwork broken = new(2, 1);
        broken.SetParameters([float.NaN, 0, 0]);
        Assert.Equal(before, Sampled(memory));
        memory.AfterStep(broken);
        PrioritizedReplayMemory untouched = Line(Prioritized());
        Sampled(untouched);
        Assert.Equal(Sampled(untouched), Sampled(memory));
    }

    [Fact]
    public void A_memory_made_for_another_network_says_so()
    {
        Trainer trainer = new LinearNetwork(3, 1).CreateTrainer(new Sgd());
        Assert.Contains(
            "because the memory keeps 2 per row",
            Assert.Throws<ArgumentException>(() => trainer.StepFor(s_tick, Line(new ReplayMemory(40, 2, 1, 8, 1)))).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "because the memory keeps 2 per row",
            Assert.Throws<ArgumentException>(() => trainer.StepFor(s_tick, Line(Prioritized()))).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_frame_allocates_nothing(bool prioritized)
    {
        LinearNetwork network = new(2, 1);
        Trainer trainer = network.CreateTrainer(new Adam());
        ReplayMemory memory = Line(prioritized ? Prioritized() : new ReplayMemory(40, 2, 1, batchSize: 8, seed: 3));
        List<long> allocated = [];
        for (int frame = 0; frame < 200; frame++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            memory.Add([frame, 1], [frame]);
            int steps = trainer.StepFor(s_tick, memory).Steps;
            long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            if (frame > 20 && (steps > 0 || frame % 8 == 0))
                allocated.Add(bytes);
        }

        Assert.True(trainer.StepCount > 4);

        // Uses the median, because a garbage collection that other tests cause may add to one value.
        Assert.Equal(0, allocated.Order().ElementAt(allocated.Count / 2));
    }

    private static PrioritizedReplayMemory Prioritized() => new(40, 2, 1, batchSize: 8, seed: 3) { BetaSteps = 30 };

    private static TMemory Line<TMemory>(TMemory memory)
        where TMemory : ReplayMemory
    {
        Dataset data = FitTests.Line(40);
        for (int row = 0; row < 40; row++)
            memory.Add(data.InputsOf(row), data.TargetsOf(row));
        return memory;
    }

    private static void Learn<TSource>(Trainer trainer, TSource source, int steps)
        where TSource : IBatchSource
    {
        // A call with a budget of one tick takes at most one mini-batch.
        while (trainer.StepCount < steps)
            trainer.StepFor(s_tick, source);
    }

    private static List<int> Sampled(ReplayMemory memory)
    {
        float[] inputs = new float[16], targets = new float[8];
        memory.Sample(inputs, targets);
        return [.. targets.Select(target => (int)MathF.Round(1000 * target))];
    }

    private sealed class Unweighted(PrioritizedReplayMemory memory) : IBatchSource
    {
        public int BatchSize => memory.BatchSize;

        public bool HasLabels => false;

        public int Next(Span<float> inputs, Span<float> targets, Span<int> labels) => memory.Next(inputs, targets, labels);
    }

    /// <summary>A source whose inputs are all 1, with the given targets and weights.</summary>
    private sealed class Weighted(float[] targets, float[] weights) : IWeightedBatchSource
    {
        public int Told { get; private set; }

        public int BatchSize => targets.Length;

        public bool HasLabels => false;

        public int Next(Span<float> inputs, Span<float> toTargets, Span<int> labels) => throw new InvalidOperationException(
            "The trainer must ask for weights.");

        public int Next(Span<float> inputs, Span<float> toTargets, Span<int> labels, Span<float> toWeights)
        {
            inputs.Fill(1);
            targets.CopyTo(toTargets);
            weights.CopyTo(toWeights);
            return targets.Length;
        }

        public void AfterStep(INetwork network) => Told++;
    }

    private readonly struct WeightedValue(Weighted source) : IWeightedBatchSource
    {
        public int BatchSize => source.BatchSize;

        public bool HasLabels => false;

        public int Next(Span<float> inputs, Span<float> targets, Span<int> labels) => source.Next(inputs, targets, labels);

        public int Next(Span<float> inputs, Span<float> targets, Span<int> labels, Span<float> weights) => source.Next(
            inputs, targets, labels, weights);

        public void AfterStep(INetwork network) => source.AfterStep(network);
    }
}
