using System;
using System.Linq;
using Xunit;
using static MlpGen.Runtime.Tests.Training.Replay.ReplayMemoryTests;

namespace MlpGen.Runtime.Tests.Training.Replay;

/// <summary>Prioritized replay, compared with the formulas of Schaul et al. 2016 in double precision.</summary>
public sealed class PrioritizedReplayMemoryTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.6f, 2)]
    [InlineData(1, 3)]
    public void Rows_are_drawn_as_often_as_their_priorities_say(float alpha, int seed)
    {
        const int Rows = 12, Batches = 4_000;
        PrioritizedReplayMemory memory = new(Rows, 2, 1, batchSize: 12, seed) { Alpha = alpha };
        float[] priorities = Prioritize(memory);
        double[] counts = Counts(DrawnRows(memory, Batches), Rows);
        double chiSquare = ChiSquare(counts, priorities, alpha);
        Assert.True(
            chiSquare < Rows - 1 + (5 * Math.Sqrt(2 * (Rows - 1))), $"seed {seed}: χ² {chiSquare} with {Rows - 1} degrees of freedom");

        // The counts are far from those of a different α, so the test would detect a wrong one.
        Assert.True(ChiSquare(counts, priorities, alpha == 0 ? 0.2 : 0.8 * alpha) > 100);
    }

    [Fact]
    public void A_mini_batch_takes_one_row_from_each_part_of_the_sum()
    {
        PrioritizedReplayMemory memory = new(4, 2, 1, batchSize: 4, seed: 1);
        Fill(memory, 4);
        for (int batch = 0; batch < 50; batch++)
            Assert.Equal([0, 1, 2, 3], DrawnRows(memory, 1));
    }

    [Theory]
    [InlineData(0.4f)]
    [InlineData(1)]
    [InlineData(0)]
    public void Weights_are_those_of_the_formula(float beta)
    {
        PrioritizedReplayMemory memory = new(12, 2, 1, batchSize: 12, seed: 4) { Alpha = 0.7f, Beta = beta };
        float[] priorities = Prioritize(memory);
        double sum = priorities.Sum(p => Math.Pow(p, 0.7f));
        float[] inputs = new float[24], targets = new float[12], weights = new float[12];
        for (int batch = 0; batch < 20; batch++)
        {
            memory.Sample(inputs, targets, weights);
            double[] expected = [.. targets.Select(target => Math.Pow(12 * Math.Pow(priorities[(int)target / 10], 0.7f) / sum, -beta))];
            for (int row = 0; row < 12; row++)
                Assert.Equal(expected[row] / expected.Max(), weights[row], 1e-6);
            Assert.Equal(1, weights.Max());
        }
    }

    [Fact]
    public void Beta_rises_to_1_along_a_line()
    {
        PrioritizedReplayMemory memory = new(4, 2, 1, batchSize: 2, seed: 1) { Beta = 0.2f, BetaSteps = 4 };
        Fill(memory, 4);
        float[] betas = [.. Enumerable.Range(0, 7).Select(_ =>
        {
            float beta = memory.CurrentBeta;
            memory.Sample(new float[4], new float[2]);
            return beta;
        })];
        Assert.Equal([0.2f, 0.4f, 0.6f, 0.8f, 1, 1, 1], betas);
        Assert.Equal(0.4f, new PrioritizedReplayMemory(1, 1, 1).CurrentBeta);
    }

    [Fact]
    public void A_new_row_has_the_largest_priority_that_there_has_been()
    {
        PrioritizedReplayMemory memory = new(4, 2, 1, batchSize: 4, seed: 1) { Alpha = 1 };
        Fill(memory, 4);
        DrawnRows(memory, 1);
        memory.SetPriorities([7, 1, 1, 1]);
        Fill(memory, 1);
        double[] counts = Counts(DrawnRows(memory, 5_000), 4);
        Assert.Equal(0.7, counts[0] / counts.Sum(), 0.01);
    }

    [Fact]
    public void A_row_that_was_replaced_since_it_was_drawn_keeps_the_priority_of_the_new_one()
    {
        PrioritizedReplayMemory memory = new(3, 2, 1, batchSize: 3, seed: 1) { Alpha = 1 };
        Fill(memory, 5);
        DrawnRows(memory, 1);
        memory.Add([5, -5], [50]);
        memory.SetPriorities([1e-6f, 1e-6f, 1e-6f]);
        Assert.All(DrawnRows(memory, 20), row => Assert.Equal(5, row));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void A_priority_that_is_none_is_refused_and_changes_nothing(float wrong)
    {
        PrioritizedReplayMemory memory = new(4, 2, 1, batchSize: 4, seed: 1);
        Fill(memory, 4);
        DrawnRows(memory, 1);
        Assert.Contains(
            "The priority of row 3 must be a finite number above 0 (was ",
            Thrown<ArgumentOutOfRangeException>("priorities", () => memory.SetPriorities([100, 1, 1, wrong])),
            StringComparison.Ordinal);
        Assert.Equal([0, 1, 2, 3], DrawnRows(memory, 1));
    }

    [Fact]
    public void The_largest_and_the_smallest_priorities_do_not_overflow()
    {
        PrioritizedReplayMemory memory = new(3, 2, 1, batchSize: 3, seed: 1) { Alpha = 1, Beta = 1 };
        Fill(memory, 3);
        DrawnRows(memory, 1);
        memory.SetPriorities([float.MaxValue, float.Epsilon, float.MaxValue]);
        float[] weights = new float[3];
        memory.Sample(new float[6], new float[3], weights);
        Assert.Equal([1, 1, 1], weights);
        Assert.DoesNotContain(1, DrawnRows(memory, 100));
    }

    [Fact]
    public void One_row_is_drawn_always_and_counts_in_full()
    {
        PrioritizedReplayMemory memory = new(1, 2, 1, batchSize: 2, seed: 1);
        Fill(memory, 3);
        float[] weights = new float[2];
        Assert.Equal(2, memory.Next(new float[4], new float[2], [], weights));
        Assert.Equal([1, 1], weights);
        Assert.Equal([2, 2], DrawnRows(memory, 1));
    }

    [Fact]
    public void Clearing_forgets_rows_and_priorities()
    {
        PrioritizedReplayMemory memory = new(4, 2, 1, batchSize: 4, seed: 1) { Alpha = 1 };
        Prioritize(memory);
        memory.Clear();
        Assert.Equal(0, memory.Next(new float[8], new float[4], [], new float[4]));
        Assert.Throws<ArgumentException>("priorities", () => memory.SetPriorities([1, 1, 1, 1]));
        Fill(memory, 4);
        Assert.Equal([0, 1, 2, 3], DrawnRows(memory, 1));
    }

    [Fact]
    public void Arguments_that_do_not_fit_are_named()
    {
        Thrown<ArgumentOutOfRangeException>("Alpha", () => _ = new PrioritizedReplayMemory(1, 1, 1) { Alpha = 1.5f });
        Thrown<ArgumentOutOfRangeException>("Alpha", () => _ = new PrioritizedReplayMemory(1, 1, 1) { Alpha = float.NaN });
        Thrown<ArgumentOutOfRangeException>("Beta", () => _ = new PrioritizedReplayMemory(1, 1, 1) { Beta = -0.1f });
        Thrown<ArgumentOutOfRangeException>("BetaSteps", () => _ = new PrioritizedReplayMemory(1, 1, 1) { BetaSteps = -1 });
        PrioritizedReplayMemory memory = new(4, 2, 1, batchSize: 2, seed: 1);
        Fill(memory, 4);
        Thrown<ArgumentException>("weights", () => memory.Sample(new float[4], new float[2], new float[1]));
        Thrown<ArgumentException>("weights", () => memory.Next(new float[4], new float[2], [], new float[3]));
        Assert.Contains(
            "Expected 0 priorities, one for each row of the last draw, but got 1.",
            Thrown<ArgumentException>("priorities", () => memory.SetPriorities([1])),
            StringComparison.Ordinal);
        Thrown<ArgumentException>("network", () => memory.AfterStep(new LinearNetwork(3, 1)));
        Thrown<ArgumentException>("network", () => memory.AfterStep(new LinearNetwork(2, 2)));
    }

    /// <summary>Fills a memory of n rows whose mini-batches have n rows, and gives row i the priority (i + 1)².</summary>
    private static float[] Prioritize(PrioritizedReplayMemory memory)
    {
        Fill(memory, memory.Capacity);
        float[] priorities = [.. Enumerable.Range(1, memory.Capacity).Select(i => (float)(i * i))];

        // With equal priorities, each part of the sum is one row.
        Assert.Equal(Enumerable.Range(0, memory.Capacity), DrawnRows(memory, 1));
        memory.SetPriorities(priorities);
        return priorities;
    }

    private static double ChiSquare(double[] counts, float[] priorities, double alpha)
    {
        double[] powers = [.. priorities.Select(p => Math.Pow(p, alpha))];
        return counts.Select((count, row) => (Count: count, Expected: counts.Sum() * powers[row] / powers.Sum())).Sum(
            pair => Math.Pow(pair.Count - pair.Expected, 2) / pair.Expected);
    }
}
