using System;
using System.Linq;
using MlpGen.Learning;
using Xunit;

namespace MlpGen.Runtime.Tests.Training;

/// <summary>Schedules at positions where the formulas can be computed by hand.</summary>
public sealed class ScheduleTests
{
    [Fact]
    public void Constant_rises_in_equal_parts_and_stays()
    {
        AssertAt(new ConstantSchedule(), (0, 1), (1_000_000, 1));
        AssertAt(new ConstantSchedule { Factor = 0.5f, WarmUp = 4 }, (0, 0.125), (1, 0.25), (3, 0.5), (4, 0.5), (100, 0.5));
    }

    [Fact]
    public void Step_falls_every_so_often() =>
        AssertAt(new StepSchedule { StepSize = 30, Gamma = 0.1f }, (0, 1), (29, 1), (30, 0.1), (59, 0.1), (60, 0.01), (90, 0.001));

    [Fact]
    public void Exponential_falls_at_every_position() =>
        AssertAt(new ExponentialSchedule { Gamma = 0.5f }, (0, 1), (1, 0.5), (2, 0.25), (10, 1 / 1024.0));

    [Fact]
    public void Cosine_is_half_a_wave_to_its_minimum()
    {
        CosineSchedule once = new() { Length = 100, WarmUp = 10, MinFactor = 0.2f };
        AssertAt(once, (0, 0.1), (9, 1), (10, 1), (60, 0.6), (35, 0.2 + (0.4 * (1 + Math.Sqrt(0.5)))), (110, 0.2), (1_000_000, 0.2));
        AssertAt(new CosineSchedule { Length = 10, RestartFactor = 1 }, (0, 1), (5, 0.5), (10, 1), (15, 0.5), (1_000_000_005, 0.5));
        AssertAt(new CosineSchedule { Length = 10, RestartFactor = 2 }, (5, 0.5), (10, 1), (20, 0.5), (30, 1), (50, 0.5), (70, 1), (110, 0.5));
    }

    [Fact]
    public void One_cycle_rises_and_falls()
    {
        // The cycle counts as torch.optim.lr_scheduler.OneCycleLR does. Its phases end at 0.3·100 − 1 and at 100 − 1.
        OneCycleSchedule cycle = new() { Length = 100 };
        AssertAt(cycle, (0, 0.04), (29, 1), (64, (1 + 4e-6) / 2), (99, 4e-6), (1000, 4e-6));
        Assert.Equal(0.04 + (0.96 * (1 - Math.Cos(Math.PI * 10 / 29)) / 2), cycle.FactorAt(10), 1e-6);
        Assert.All(Enumerable.Range(1, 28), at => Assert.True(cycle.FactorAt(at) > cycle.FactorAt(at - 1)));
        Assert.All(Enumerable.Range(30, 69), at => Assert.True(cycle.FactorAt(at) < cycle.FactorAt(at - 1)));
        AssertAt(new OneCycleSchedule { Length = 10, RiseFraction = 1 }, (0, 0.04), (9, 1), (10, 1), (1000, 1));
        Assert.All([2L, 3, 4], length => Assert.All(Enumerable.Range(0, 5), at => Assert.InRange(new OneCycleSchedule { Length = length }.FactorAt(at), 0, 1)));
    }

    [Fact]
    public void A_plateau_lowers_the_factor()
    {
        ReduceOnPlateau settings = new() { Factor = 0.5f, Patience = 2, Threshold = 0.1f, Cooldown = 2, MinFactor = 0.2f };
        ScheduleClock clock = new(settings);
        (float Loss, double Factor)[] reports =
        [
            (10, 1), (9.5f, 1), (9.2f, 1), (9.1f, 0.5), // less than a tenth is not progress, and the third such report exceeds the patience
            (9.1f, 0.5), (9.1f, 0.5), // cooldown
            (9.1f, 0.5), (9.1f, 0.5), (float.NaN, 0.25),
            (5, 0.25), (5, 0.25), (5, 0.25), (5, 0.25), (5, 0.2), // progress restarts the count, even in the cooldown
        ];
        foreach ((float loss, double factor) in reports)
        {
            clock.Report(loss);
            Assert.Equal((float)factor, clock.Factor);
        }
    }

    [Fact]
    public void Progress_of_losses_below_zero_is_measured_in_numbers_not_in_parts()
    {
        ScheduleClock clock = new(new ReduceOnPlateau { Factor = 0.5f, Patience = 0, Threshold = 0, MinDelta = 0.5f });
        foreach ((float loss, float factor) in new[] { (-10f, 1f), (-10.75f, 1), (-11, 0.5f), (-11.5f, 0.5f), (-6, 0.25f), (-11.9f, 0.125f), (-12.25f, 0.125f) })
        {
            clock.Report(loss);
            Assert.Equal(factor, clock.Factor);
        }
    }

    /// <summary>For positive losses, this is PyTorch's rule. Below 0 and across it, the same margin applies downward.</summary>
    [Theory]
    [InlineData(0f)]
    [InlineData(1e-4f)]
    [InlineData(0.25f)]
    [InlineData(1f)]
    public void A_part_of_the_best_loss_is_a_part_of_its_size(float threshold)
    {
        float[] losses = [.. Enumerable.Range(0, 400).Select(i => (8f * MathF.Cos(i * 0.37f)) - (i * 0.05f)), float.NaN, -40, -1e30f, -1e30f, -1.1e30f, float.NegativeInfinity, 0];
        ScheduleClock clock = new(new ReduceOnPlateau { Factor = 0.5f, Patience = 1, Threshold = threshold });
        double best = double.PositiveInfinity, factor = 1;
        int bad = 0;
        foreach (float loss in losses)
        {
            if (double.IsInfinity(best) ? loss < best : loss < best - (Math.Abs(best) * threshold))
                (best, bad) = (loss, 0);
            else if (++bad > 1)
                (factor, bad) = (factor / 2, 0);
            clock.Report(loss);
            Assert.Equal((float)factor, clock.Factor);
        }
    }

    [Fact]
    public void Negative_losses_lower_the_factor_at_the_defaults()
    {
        ScheduleClock clock = new(new ReduceOnPlateau());
        for (int report = 0; report < 12; report++)
            clock.Report(-5);
        Assert.Equal(0.1f, clock.Factor);
    }

    [Theory]
    [MemberData(nameof(Each))]
    public void There_is_no_position_before_the_first(Schedule schedule)
    {
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(() => schedule.FactorAt(-1));
        Assert.StartsWith("position must be at least 0 (was -1). Use 0 for the time before the first step.", error.Message, StringComparison.Ordinal);
        Assert.InRange(schedule.FactorAt(0), 0, 1);
        Assert.InRange(schedule.FactorAt(long.MaxValue), 0, 1);
    }

    [Fact]
    public void A_trainer_follows_its_schedule_by_steps_or_by_epochs()
    {
        LinearNetwork network = new(2, 1), expected = new(2, 1);
        Trainer trainer = network.CreateTrainer(new Sgd { LearningRate = 0.5f }, new TrainerOptions { Schedule = new StepSchedule { StepSize = 2, Gamma = 0.25f } });
        Sgd plain = new();
        Trainer byHand = expected.CreateTrainer(plain);
        foreach (float rate in new[] { 0.5f, 0.5f, 0.125f, 0.125f, 0.03125f })
        {
            Assert.Equal(rate, trainer.LearningRate);
            plain.LearningRate = rate;
            Assert.Equal(byHand.Step([1, 2], [3]), trainer.Step([1, 2], [3]));
            Assert.Equal(expected.Parameters, network.Parameters);
        }

        Recorder recorder = new();
        Trainer byEpoch = new LinearNetwork(2, 1).CreateTrainer(
            new Adam { LearningRate = 0.5f }, new TrainerOptions { Schedule = new StepSchedule { Unit = ScheduleUnit.Epoch, Gamma = 0.5f } });
        FitResult result = byEpoch.Fit(Dataset.FromArrays([1, 2, 3, 4, 5, 6], [1f, 2, 3], 2), new FitOptions { Epochs = 3, BatchSize = 1, Progress = recorder });
        Assert.Equal([0.5f, 0.25f, 0.125f], result.History.Select(epoch => epoch.LearningRate));
    }

    [Fact]
    public void Settings_are_checked_and_shown()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new StepSchedule { StepSize = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new StepSchedule { Gamma = float.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CosineSchedule { Length = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CosineSchedule { Length = 9, MinFactor = 1.5f });
        Assert.Throws<ArgumentOutOfRangeException>(() => new OneCycleSchedule { Length = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReduceOnPlateau { Patience = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConstantSchedule { WarmUp = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ExponentialSchedule { Gamma = 2 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReduceOnPlateau { MinDelta = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReduceOnPlateau { MinDelta = float.PositiveInfinity });
        Assert.Equal("StepSchedule(StepSize = 7, Gamma = 0.1, Unit = Epoch)", new StepSchedule { StepSize = 7, Unit = ScheduleUnit.Epoch }.ToString());
    }

    public static TheoryData<Schedule> Each =>
    [
        new ConstantSchedule { Factor = 0.3f, WarmUp = 5 },
        new StepSchedule { StepSize = 7, Gamma = 0.1f, Unit = ScheduleUnit.Epoch },
        new ExponentialSchedule { Gamma = 0.99f },
        new CosineSchedule { Length = 100, WarmUp = 10, MinFactor = 0.2f, RestartFactor = 2 },
        new OneCycleSchedule { Length = 77, RiseFraction = 0.4f, StartFactor = 0.1f, EndFactor = 0.01f },
        new ReduceOnPlateau { Factor = 0.5f, Patience = 3, Threshold = 0.01f, MinDelta = 0.25f, Cooldown = 2, MinFactor = 0.001f },
    ];

    private static void AssertAt(Schedule schedule, params (long Position, double Factor)[] expected) =>
        Assert.All(expected, place => Assert.Equal(place.Factor, schedule.FactorAt(place.Position), 1e-6));
}
