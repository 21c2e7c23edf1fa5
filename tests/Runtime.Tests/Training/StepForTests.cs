using System;
using System.Collections.Generic;
using System.Linq;
using MlpGen.Training;
using Xunit;

namespace MlpGen.Runtime.Tests.Training;

/// <summary>
/// Learning within a time budget. No test reads the clock. The pace is told its times, and budgets are zero or unlimited.
/// </summary>
public sealed class StepForTests
{
    private const double Budget = 1000;

    [Fact]
    public void One_mini_batch_at_a_time_until_two_are_known()
    {
        SourcePace pace = new(new CommonPace());
        Assert.True(pace.Fits(0, Budget));
        pace.Add(1_000_000);
        Assert.False(pace.Fits(1_000_000, Budget));
        Assert.True(pace.Fits(0, Budget));
        pace.Add(100);
        Assert.True(pace.Fits(100, Budget));
        Assert.False(pace.Fits(900, Budget));
    }

    [Fact]
    public void Steady_steps_fill_the_budget_and_do_not_pass_it()
    {
        SourcePace pace = Steady(100);
        long elapsed = 0;
        for (; pace.Fits(elapsed, Budget); elapsed += 100)
            pace.Add(100);
        Assert.InRange(elapsed, 800, 1000);
    }

    [Fact]
    public void A_sixteenth_stays_free_for_what_nobody_foresees()
    {
        SourcePace pace = Steady(1);
        long elapsed = 0;
        for (; pace.Fits(elapsed, Budget); elapsed++)
            pace.Add(1);
        Assert.InRange(elapsed, 930, 15 * 1000 / 16);
    }

    [Fact]
    public void Unsteady_steps_keep_a_distance()
    {
        SourcePace pace = Steady(100);
        for (int step = 0; step < 200; step++)
            pace.Add(step % 2 == 0 ? 80 : 120);
        Assert.True(pace.Fits(750, Budget));
        Assert.False(pace.Fits(790, Budget));
    }

    [Fact]
    public void An_interruption_does_not_stop_the_learning_of_the_next_frames()
    {
        SourcePace pace = Steady(100);
        pace.Add(1_000_000);
        Assert.True(pace.Fits(0, Budget));
    }

    [Fact]
    public void A_budget_that_is_too_small_is_tried_again_ever_more_rarely()
    {
        SourcePace pace = Steady(2000);
        List<int> waits = [];
        for (int calls = 1; waits.Count < 11; calls++)
        {
            if (!pace.Fits(0, Budget))
                continue;
            pace.Add(2000);
            Assert.False(pace.Fits(2000, Budget));
            waits.Add(calls);
            calls = 0;
        }

        Assert.Equal([5, 9, 17, 33, 65, 129, 257, 513, 1025, 1025, 1025], waits);

        // The machine has become faster.
        while (!pace.Fits(0, Budget))
        {
        }

        pace.Add(100);
        Assert.True(pace.Fits(100, Budget));
    }

    [Fact]
    public void Steps_that_have_become_slower_are_believed_the_second_time()
    {
        SourcePace pace = Steady(10);
        Assert.True(pace.Fits(0, Budget));
        pace.Add(800);
        Assert.True(pace.Fits(0, Budget));
        pace.Add(800);
        Assert.False(pace.Fits(200, Budget));
    }

    [Fact]
    public void A_source_without_rows_for_now_keeps_its_pace()
    {
        LinearNetwork network = new(2, 1);
        Trainer trainer = network.CreateTrainer(new Sgd());
        Queue queue = new([[1, 2, 3], [1, 2, 3], [1, 2, 3]]);
        Drain(trainer, queue);
        for (int frame = 0; frame < 2000; frame++)
            Assert.Equal(0, trainer.StepFor(TimeSpan.FromMinutes(1), queue).Steps);

        // If waiting lowered the estimate, a step would fit by now.
        SourcePace pace = Steady(900);
        for (int frame = 0; frame < 2000; frame++)
            Assert.False(pace.Fits(100, Budget));
    }

    [Fact]
    public void Another_dataset_is_checked_and_has_a_pace_of_its_own()
    {
        Trainer trainer = new LinearClassifier(2, 3).CreateTrainer(new Sgd());
        Dataset first = Dataset.FromArrays(new float[40], new int[20], 2), second = Dataset.FromArrays(new float[6], [0, 1, 3], 2);
        FitOptions options = new() { BatchSize = 7 };
        for (int call = 0; call < 3; call++)
            trainer.StepFor(TimeSpan.FromTicks(1), first, options);
        string message = Assert.Throws<ArgumentException>(() => trainer.StepFor(TimeSpan.FromTicks(1), second, options)).Message;
        Assert.Contains("the label of row 2 was 3", message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => trainer.StepFor(TimeSpan.FromTicks(1), second, options));
    }

    [Fact]
    public void A_source_is_asked_until_it_has_nothing()
    {
        LinearNetwork network = new(2, 1), expected = new(2, 1);
        Trainer trainer = network.CreateTrainer(new Adam()), byHand = expected.CreateTrainer(new Adam());
        Queue queue = new([[1, 2, 3, 4, 5, 6], [7, 8, 9]]);
        BudgetResult result = Drain(trainer, queue);
        double first = byHand.Step([1, 2, 4, 5], [3, 6]), second = byHand.Step([7, 8], [9]);
        Assert.Equal(expected.Parameters, network.Parameters);
        Assert.Equal(2, result.Steps);
        Assert.Equal(((2 * first) + second) / 3, result.Loss, 1e-5);
        BudgetResult nothing = trainer.StepFor(TimeSpan.FromMinutes(1), queue);
        Assert.Equal(0, nothing.Steps);
        Assert.Equal(float.NaN, nothing.Loss);
    }

    [Fact]
    public void Rows_of_a_dataset_come_as_in_Fit_however_often_it_is_interrupted()
    {
        Dataset data = Dataset.FromArrays([.. Enumerable.Range(0, 46).Select(i => i / 46f)], [.. Enumerable.Range(0, 23).Select(i => i / 23f)], 2);
        FitOptions options = new() { Epochs = 3, BatchSize = 5, Seed = 8 };
        LinearNetwork fitted = new(2, 1), stepped = new(2, 1);
        fitted.CreateTrainer(new Adam()).Fit(data, options);
        Trainer trainer = stepped.CreateTrainer(new Adam());
        int steps = 0;
        while (steps < 15)
        {
            // With a budget of a tick, no step is known to fit, so a call takes at most one.
            steps += trainer.StepFor(TimeSpan.FromTicks(1), data, options).Steps;
            Assert.Equal(steps, trainer.StepCount);
        }

        Assert.Equal(15, steps);
        Assert.Equal(fitted.Parameters, stepped.Parameters);
    }

    [Fact]
    public void Sources_and_budgets_that_do_not_fit_are_refused()
    {
        Trainer trainer = new LinearNetwork(2, 1).CreateTrainer(new Sgd());
        Assert.Throws<ArgumentOutOfRangeException>(() => trainer.StepFor(TimeSpan.Zero, new Queue([])));
        Assert.Throws<ArgumentException>(() => trainer.StepFor(TimeSpan.FromSeconds(1), new Queue([]) { HasLabels = true }));
        Assert.Throws<ArgumentOutOfRangeException>(() => trainer.StepFor(TimeSpan.FromSeconds(1), new Queue([]) { BatchSize = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => trainer.StepFor(TimeSpan.FromSeconds(1), new Queue([]) { BatchSize = int.MaxValue }));
        Assert.Throws<ArgumentException>(() => trainer.StepFor(TimeSpan.FromSeconds(1), new Queue([[1, 2, 3]]) { Lie = 7 }));
        trainer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => trainer.StepFor(TimeSpan.FromSeconds(1), new Queue([])));
    }

    private static SourcePace Steady(long duration)
    {
        SourcePace pace = new(new CommonPace());
        for (int step = 0; step < 100; step++)
            pace.Add(duration);
        return pace;
    }

    // Each of the first calls takes one mini-batch.
    private static BudgetResult Drain(Trainer trainer, Queue queue)
    {
        int steps = 0, rows = 0;
        double loss = 0;
        while (queue.Count > 0)
        {
            int before = queue.Rows;
            BudgetResult result = trainer.StepFor(TimeSpan.FromMinutes(1), queue);
            steps += result.Steps;
            loss += (double)result.Loss * (queue.Rows - before);
            rows += queue.Rows - before;
        }

        return new BudgetResult(steps, (float)(loss / rows), TimeSpan.Zero);
    }

    /// <summary>A source of mini-batches of rows (x, x, y), each of which is taken once.</summary>
    private sealed class Queue(IEnumerable<float[]> batches) : IBatchSource
    {
        private readonly Queue<float[]> _batches = new(batches);

        public int BatchSize { get; init; } = 4;

        public bool HasLabels { get; init; }

        public int Lie { get; init; }

        public int Count => _batches.Count;

        public int Rows { get; private set; }

        public int Next(Span<float> inputs, Span<float> targets, Span<int> labels)
        {
            if (!_batches.TryDequeue(out float[]? batch))
                return 0;
            int rows = batch.Length / 3;
            for (int row = 0; row < rows; row++)
            {
                batch.AsSpan(row * 3, 2).CopyTo(inputs[(row * 2)..]);
                targets[row] = batch[(row * 3) + 2];
            }

            Rows += rows;
            return Lie > 0 ? Lie : rows;
        }
    }
}
