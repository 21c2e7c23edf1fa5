using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace MlpGen.Runtime.Tests.Training.Replay;

/// <summary>The memory that draws all rows with equal probability. Row t is (t, −t) with the target (10t).</summary>
public sealed class ReplayMemoryTests
{
    [Fact]
    public void Mini_batches_hold_rows_as_they_were_added()
    {
        ReplayMemory memory = Filled(capacity: 10, rows: 7, batchSize: 5);
        float[] inputs = new float[10], targets = new float[5];
        Assert.Equal(5, memory.Next(inputs, targets, []));
        for (int row = 0; row < 5; row++)
            Assert.Equal((-inputs[2 * row], 10 * inputs[2 * row]), (inputs[(2 * row) + 1], targets[row]));
        Assert.All(targets, target => Assert.InRange(target, 0, 60));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(11)]
    [InlineData(23)]
    public void The_newest_rows_are_kept(int rows)
    {
        ReplayMemory memory = Filled(capacity: 5, rows, batchSize: 4);
        Assert.Equal(Math.Min(rows, 5), memory.Count);
        Assert.Equal(Enumerable.Range(Math.Max(0, rows - 5), Math.Min(rows, 5)), DrawnRows(memory, 200).Distinct().Order());
    }

    [Fact]
    public void Every_row_is_as_likely_as_the_others()
    {
        const int Rows = 40, Batches = 2_000;
        ReplayMemory memory = Filled(Rows, Rows, batchSize: 32, seed: 3);
        double[] counts = Counts(DrawnRows(memory, Batches), Rows);
        double expected = 32.0 * Batches / Rows;
        double chiSquare = counts.Sum(count => (count - expected) * (count - expected) / expected);
        Assert.True(chiSquare < Rows - 1 + (5 * Math.Sqrt(2 * (Rows - 1))), $"seed 3: χ² {chiSquare} with {Rows - 1} degrees of freedom");
    }

    [Fact]
    public void The_same_seed_draws_the_same_rows_and_another_others()
    {
        Assert.Equal(DrawnRows(Filled(10, 10, 4, seed: 8), 20), DrawnRows(Filled(10, 10, 4, seed: 8), 20));
        Assert.NotEqual(DrawnRows(Filled(10, 10, 4, seed: 8), 20), DrawnRows(Filled(10, 10, 4, seed: 9), 20));

        // Uses the library's own generator, so that later versions must draw the same rows.
        Pcg32 random = new(seed: 8);
        Assert.Equal(Enumerable.Range(0, 40).Select(_ => random.NextInt32(10)), DrawnRows(Filled(10, 10, 4, seed: 8), 10));
    }

    [Fact]
    public void Nothing_is_drawn_before_there_are_rows_for_a_mini_batch()
    {
        ReplayMemory memory = Filled(capacity: 10, rows: 3, batchSize: 4);
        Assert.Equal(0, memory.Next(new float[8], new float[4], []));
        memory.Add([3, -3], [30]);
        Assert.Equal(4, memory.Next(new float[8], new float[4], []));
        memory.Clear();
        Assert.Equal((0, 0), (memory.Count, memory.Next(new float[8], new float[4], [])));
    }

    [Fact]
    public void A_memory_smaller_than_its_mini_batches_gives_them_once_it_is_full()
    {
        ReplayMemory one = Filled(capacity: 1, rows: 3, batchSize: 4);
        Assert.Equal([2, 2, 2, 2], DrawnRows(one, 1));
        Assert.Equal(0, Filled(capacity: 3, rows: 2, batchSize: 4).Next(new float[8], new float[4], []));
        Assert.Equal(4, Filled(capacity: 3, rows: 3, batchSize: 4).Next(new float[8], new float[4], []));
    }

    [Fact]
    public void Samples_have_as_many_rows_as_there_is_room_for()
    {
        ReplayMemory memory = Filled(capacity: 10, rows: 2, batchSize: 4);
        float[] inputs = new float[6], targets = new float[3];
        memory.Sample(inputs, targets);
        Assert.All(targets, target => Assert.InRange(target, 0, 10));
        memory.Sample([], []);
    }

    [Fact]
    public void Arguments_that_do_not_fit_are_named()
    {
        Assert.Contains(
            "capacity must be at least 1 (was 0).",
            Thrown<ArgumentOutOfRangeException>("capacity", () => new ReplayMemory(0, 1, 1, 1, 1)),
            StringComparison.Ordinal);
        Assert.Contains(
            "inputSize must be at least 1 (was -3).",
            Thrown<ArgumentOutOfRangeException>("inputSize", () => new ReplayMemory(1, -3, 1, 1, 1)),
            StringComparison.Ordinal);
        Thrown<ArgumentOutOfRangeException>("targetSize", () => new ReplayMemory(1, 1, 0, 1, 1));
        Thrown<ArgumentOutOfRangeException>("batchSize", () => new ReplayMemory(1, 1, 1, 0, 1));
        Assert.Contains(
            "between 1 and 21474",
            Thrown<ArgumentOutOfRangeException>("capacity", () => new ReplayMemory(int.MaxValue, 100_000, 1, 1, 1)),
            StringComparison.Ordinal);
        Thrown<ArgumentOutOfRangeException>("capacity", () => new ReplayMemory(int.MaxValue, 1, 100_000, 1, 1));

        ReplayMemory memory = new(4, 2, 1, 2, 1);
        Assert.Contains(
            "input must have 1 × 2 floats, because the memory keeps 2 per row (had 3).",
            Thrown<ArgumentException>("input", () => memory.Add(new float[3], new float[1])),
            StringComparison.Ordinal);
        Thrown<ArgumentException>("target", () => memory.Add(new float[2], []));
        Assert.Equal(0, memory.Count);
        Assert.Contains(
            "empty",
            Assert.Throws<InvalidOperationException>(() => memory.Sample(new float[2], new float[1])).Message,
            StringComparison.Ordinal);
        memory.Add([1, 2], [3]);
        Assert.Contains(
            "at most 2 rows (BatchSize)", Thrown<ArgumentException>("inputs", () => memory.Sample(new float[6], new float[3])), StringComparison.Ordinal);
        Thrown<ArgumentException>("inputs", () => memory.Sample(new float[3], new float[1]));
        Thrown<ArgumentException>("targets", () => memory.Sample(new float[2], new float[2]));
        Thrown<ArgumentException>("inputs", () => memory.Next(new float[2], new float[2], []));
        Thrown<ArgumentException>("targets", () => memory.Next(new float[4], new float[1], []));
    }

    internal static string Thrown<T>(string parameter, Action action)
        where T : ArgumentException => Assert.Throws<T>(parameter, action).Message;

    internal static double[] Counts(IEnumerable<int> rows, int count)
    {
        double[] counts = new double[count];
        foreach (int row in rows)
            counts[row]++;
        return counts;
    }

    /// <summary>Returns the rows of consecutive mini-batches.</summary>
    internal static List<int> DrawnRows(ReplayMemory memory, int batches)
    {
        List<int> rows = [];
        float[] inputs = new float[2 * memory.BatchSize], targets = new float[memory.BatchSize];
        for (int batch = 0; batch < batches; batch++)
        {
            memory.Sample(inputs, targets);
            rows.AddRange(targets.Select(target => (int)target / 10));
        }

        return rows;
    }

    internal static void Fill(ReplayMemory memory, int rows)
    {
        for (int row = 0; row < rows; row++)
            memory.Add([row, -row], [10 * row]);
    }

    private static ReplayMemory Filled(int capacity, int rows, int batchSize, int seed = 1)
    {
        ReplayMemory memory = new(capacity, inputSize: 2, targetSize: 1, batchSize, seed);
        Fill(memory, rows);
        return memory;
    }
}
