using System;
using System.Diagnostics;
using System.Linq;
using Xunit;

namespace MlpGen.Runtime.Tests.Training;

/// <summary>Frames of 4 ms on a clock that mini-batches advance. Learning begins soon, and frames are rarely late.</summary>
public sealed class BudgetTests
{
    private const double Budget = 4;

    public static TheoryData<string, double[]> SlowStarters => new()
    {
        { "an interpreter", [60, 40, 2] },
        { "steps that nearly fill a frame", [60, 40, 3.5] },
        { "a compiler that starts late", [60, 40, 40, 40, 3] },
        { "ever faster", [60, 40, 25, 16, 10, 6, 3] },
        { "warm already", [3.5, 3.5, 3.5] },
        { "interrupted twice", [1, 1, 1, 1, 30, 30, 1] },
    };

    [Theory]
    [MemberData(nameof(SlowStarters))]
    public void A_second_of_frames_is_enough_to_begin(string name, double[] costs)
    {
        foreach (bool isNew in new[] { false, true })
        {
            Simulation simulation = new(step => costs[int.Min(step, costs.Length - 1)]);
            simulation.Run(60, isNew);
            int late = simulation.Late;
            int[] steps = simulation.Run(240, isNew);
            Assert.True(steps.All(count => count >= 1), $"{name}{(isNew ? ", by new sources" : string.Empty)}: {steps.Count(count => count == 0)} of 240 frames did nothing");
            Assert.Equal(late, simulation.Late);
            Assert.InRange(late, 0, costs.Count(cost => cost > Budget));
        }
    }

    [Theory]
    [InlineData(4.5, 0)]
    [InlineData(10, 0)]
    [InlineData(10, 0.2)]
    [InlineData(1000, 0.3)]
    public void Mini_batches_that_are_too_long_are_rarely_tried(double cost, double spread)
    {
        foreach (bool isNew in new[] { false, true })
        {
            System.Random random = new(5);
            Simulation simulation = new(_ => cost * (1 + (spread * ((2 * random.NextDouble()) - 1))));
            simulation.Run(60, isNew);
            Assert.InRange(simulation.Late, 2, 6);
            simulation.Run(3600, isNew);
            Assert.InRange(simulation.Late, 2, 16);
        }
    }

    [Fact]
    public void Mini_batches_that_now_fit_and_now_do_not_are_rarely_late()
    {
        System.Random random = new(6);
        Simulation simulation = new(_ => random.Next(2) == 0 ? 3 : 6);
        simulation.Run(3600, isNew: false);
        Assert.InRange(simulation.Late, 1, 36);
    }

    [Fact]
    public void Short_ones_fill_each_frame_and_none_is_late()
    {
        System.Random random = new(7);
        Simulation simulation = new(_ => 0.1 * (0.9 + (0.2 * random.NextDouble())));
        simulation.Run(3, isNew: false);
        int[] steps = simulation.Run(1000, isNew: false);
        Assert.Equal(0, simulation.Late);
        Assert.True(steps.Average() > 33);
    }

    /// <summary>A trainer, its clock, and a source that advances the clock.</summary>
    /// <param name="cost">The milliseconds that a mini-batch takes, given its number from 0.</param>
    private sealed class Simulation(Func<int, double> cost)
    {
        private readonly Trainer _trainer = new LinearNetwork(1, 1).CreateTrainer(new Sgd { LearningRate = 0 });
        private Source? _source;
        private double _milliseconds;
        private int _step;

        /// <summary>The number of frames so far that took longer than the budget.</summary>
        public int Late { get; private set; }

        /// <summary>Runs some frames.</summary>
        /// <returns>The number of steps in each frame.</returns>
        public int[] Run(int frames, bool isNew)
        {
            int[] steps = new int[frames];
            _trainer.Timestamp = () => (long)(_milliseconds * Stopwatch.Frequency / 1000);
            for (int frame = 0; frame < frames; frame++)
            {
                double start = _milliseconds;
                _source = isNew || _source is null ? new Source(this) : _source;
                BudgetResult result = _trainer.StepFor(TimeSpan.FromMilliseconds(Budget), _source);
                steps[frame] = result.Steps;
                Assert.Equal(_milliseconds - start, result.Elapsed.TotalMilliseconds, 0.001);
                if (_milliseconds - start > Budget)
                    Late++;
                _milliseconds += 16;
            }

            return steps;
        }

        private double NextCost() => cost(_step++);

        private sealed class Source(Simulation simulation) : IBatchSource
        {
            public int BatchSize => 1;

            public bool HasLabels => false;

            public int Next(Span<float> inputs, Span<float> targets, Span<int> labels)
            {
                inputs.Clear();
                targets.Clear();
                simulation._milliseconds += simulation.NextCost();
                return 1;
            }
        }
    }
}
