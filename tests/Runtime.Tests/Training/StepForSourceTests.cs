using System;
using System.Collections.Generic;
using System.Linq;
using MlpGen.Training;
using Xunit;

namespace MlpGen.Runtime.Tests.Training;

/// <summary>
/// Sources of StepFor: their kinds, their memory, and the messages about them. Budgets are one tick or unlimited, so that no result depends
/// on the clock.
/// </summary>
public sealed class StepForSourceTests
{
    private static readonly TimeSpan s_tick = TimeSpan.FromTicks(1), s_endless = TimeSpan.FromMinutes(1);

    [Fact]
    public void A_source_that_is_new_begins_with_the_pace_of_others()
    {
        Trainer trainer = new LinearNetwork(2, 1).CreateTrainer(new Sgd());
        while (trainer.StepCount < 5)
            trainer.StepFor(s_endless, new Rows(Rows.Few));
        Assert.Equal(3, trainer.StepFor(s_endless, new Rows(Rows.Few)).Steps);
        Assert.Equal(1, trainer.StepFor(s_endless, new Rows(Rows.Few) { BatchSize = 5 }).Steps);

        Trainer other = new LinearNetwork(2, 1).CreateTrainer(new Sgd());
        while (other.StepCount < 5)
            other.StepFor(s_endless, new ValueRows(new Rows(Rows.Few)));
        Assert.Equal(3, other.StepFor(s_endless, new ValueRows(new Rows(Rows.Few))).Steps);
    }

    [Fact]
    public void A_new_dataset_begins_with_the_pace_of_others()
    {
        SourcePace known = new(new CommonPace());
        CommonPace common = new();
        SourcePace first = new(common);
        for (int step = 0; step < 3; step++)
            first.Add(100);
        SourcePace second = new(common);
        Assert.True(second.Fits(100, 1000));
        Assert.False(known.Fits(100, 1000));
        second.Add(5000);
        second.Add(5000);
        Assert.False(second.Fits(0, 1000));
        Assert.True(first.Fits(0, 1000));
    }

    [Fact]
    public void Nothing_is_allocated_once_it_has_run()
    {
        Trainer trainer = new LinearNetwork(2, 1).CreateTrainer(new Adam());
        ClassifierTrainer classifier = new(new LinearClassifier(2, 3), new Adam());
        Rows rows = new(Rows.Endless), labelled = new(Rows.Endless) { HasLabels = true };
        Dataset data = FitTests.Line(20), corners = FitTests.Corners(20);
        FitOptions options = new() { BatchSize = 4 };
        AssertAllocatesNothing(() => trainer.StepFor(s_tick, rows));
        AssertAllocatesNothing(() => trainer.StepFor(s_tick, new ValueRows(rows)));
        AssertAllocatesNothing(() => classifier.StepFor(s_tick, labelled));
        AssertAllocatesNothing(() => trainer.StepFor(s_tick, data, options));
        AssertAllocatesNothing(() => classifier.StepFor(s_tick, corners, options));
    }

    [Fact]
    public void Labels_train_a_classifier()
    {
        LinearClassifier network = new(2, 3), expected = new(2, 3);
        ClassifierTrainer trainer = new(network, new Adam { LearningRate = 0.1f }), byHand = new(expected, new Adam { LearningRate = 0.1f });
        Dataset data = FitTests.Corners(12);
        Rows source = new(60) { HasLabels = true };
        while (trainer.StepCount < 60)
            trainer.StepFor(s_endless, source);
        for (int step = 0; step < 60; step++)
            byHand.Step(data.Inputs.Slice(step % 3 * 8, 8), data.Labels.Slice(step % 3 * 4, 4));
        Assert.Equal(expected.Parameters, network.Parameters);
        Assert.Equal(1, network.Accuracy(data));

        Rows wrong = new(1) { HasLabels = true, Label = 3 };
        Assert.Throws<ArgumentOutOfRangeException>(() => trainer.StepFor(s_endless, wrong));
        trainer.Step(data.Inputs, data.Labels);
    }

    [Fact]
    public void What_was_left_out_is_counted()
    {
        LinearNetwork network = new(2, 1);
        Trainer trainer = network.CreateTrainer(new Sgd());
        Dataset data = FitTests.Line(10);
        FitOptions options = new() { BatchSize = 4 };
        BudgetResult result = trainer.StepFor(s_tick, data, options);
        Assert.Equal((1, 4L, 0, 1), (result.Steps, result.Rows, result.Skipped, result.Epoch));
        trainer.StepFor(s_tick, data, options);
        network.SetParameters([float.PositiveInfinity, 0, 0]);
        do
            result = trainer.StepFor(s_tick, data, options);
        while (result.Skipped == 0);
        Assert.Equal((0, 0L, 1, 2), (result.Steps, result.Rows, result.Skipped, result.Epoch));
        Assert.Equal(float.NaN, result.Loss);
        Assert.Equal(0, trainer.StepFor(s_tick, new Rows(1)).Epoch);
    }

    private static void AssertAllocatesNothing(Func<BudgetResult> call)
    {
        // Most calls with a budget of a tick take no step, so only calls that learn count. The median of them is used, because a garbage
        // collection that other tests cause may add to one.
        List<long> allocated = new(64);
        for (int steps = 0; steps < 3;)
            steps += call().Steps;
        while (allocated.Count < 9)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            int steps = call().Steps;
            long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            if (steps > 0)
                allocated.Add(bytes);
        }

        Assert.Equal(0, allocated.Order().ElementAt(4));
    }

    /// <summary>A source of the rows of other tests' datasets, four at a time, which ends after the given number of mini-batches.</summary>
    private sealed class Rows(int count) : IBatchSource
    {
        public const int Few = 3;
        public const int Endless = int.MaxValue;

        private readonly Dataset _points = FitTests.Line(12), _corners = FitTests.Corners(12);
        private int _next;

        public int BatchSize { get; init; } = 4;

        public bool HasLabels { get; init; }

        public int? Label { get; init; }

        public int Next(Span<float> inputs, Span<float> targets, Span<int> labels)
        {
            if (_next >= count)
                return 0;
            int first = _next++ % 3 * 4;
            if (HasLabels)
            {
                _corners.Inputs.Slice(first * 2, 8).CopyTo(inputs);
                _corners.Labels.Slice(first, 4).CopyTo(labels);
                labels[0] = Label ?? labels[0];
            }
            else
            {
                _points.Inputs.Slice(first * 2, 8).CopyTo(inputs);
                _points.Targets.Slice(first, 4).CopyTo(targets);
            }

            return 4;
        }
    }

    private readonly struct ValueRows(Rows rows) : IBatchSource
    {
        public int BatchSize => rows.BatchSize;

        public bool HasLabels => rows.HasLabels;

        public int Next(Span<float> inputs, Span<float> targets, Span<int> labels) => rows.Next(inputs, targets, labels);
    }
}
