using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Xunit;

namespace MlpGen.Runtime.Tests.Training;

/// <summary>The work of Fit besides learning: holding rows out, stopping, restoring, resuming, and reporting a non-finite loss.</summary>
public sealed class FitRunTests
{
    [Fact]
    public void A_share_of_the_rows_is_held_out_at_the_end()
    {
        Dataset data = Line(20);
        (Dataset train, Dataset held) = data.SplitAt(15);
        LinearNetwork split = new(1, 1), shared = new(1, 1);
        FitResult expected = split.CreateTrainer(new Adam()).Fit(train, new FitOptions { Epochs = 3, BatchSize = 4, Validation = held });
        FitResult actual = shared.CreateTrainer(new Adam()).Fit(data, new FitOptions { Epochs = 3, BatchSize = 4, ValidationSplit = 0.25f });
        Assert.Equal(split.Parameters, shared.Parameters);
        Assert.Equal(expected.History.Select(epoch => epoch.ValidationLoss), actual.History.Select(epoch => epoch.ValidationLoss));

        Trainer trainer = shared.CreateTrainer(new Adam());
        Assert.Throws<ArgumentException>(() => trainer.Fit(data, new FitOptions { Validation = held, ValidationSplit = 0.25f }));
        Assert.Throws<ArgumentException>(() => trainer.Fit(data, new FitOptions { ValidationSplit = 0.01f }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FitOptions { ValidationSplit = 1 });
    }

    [Fact]
    public void Rows_come_as_they_are_where_they_are_not_shuffled()
    {
        Dataset data = Line(6);
        LinearNetwork fitted = new(1, 1), stepped = new(1, 1);
        fitted.CreateTrainer(new Adam()).Fit(data, new FitOptions { Epochs = 2, BatchSize = 4, Shuffle = false });
        Trainer trainer = stepped.CreateTrainer(new Adam());
        for (int epoch = 0; epoch < 2; epoch++)
        {
            trainer.Step(data.Inputs[..4], data.Targets[..4]);
            trainer.Step(data.Inputs[4..], data.Targets[4..]);
        }

        Assert.Equal(stepped.Parameters, fitted.Parameters);
    }

    [Fact]
    public void Early_stopping_ends_training_and_keeps_the_best_parameters()
    {
        // The learning rate is too large, so the loss falls in no epoch after the first.
        LinearNetwork network = new(1, 1), best = new(1, 1);
        Dataset data = Line(8);
        List<float[]> parameters = [];
        FitResult result = network.CreateTrainer(new Sgd { LearningRate = 3 }).Fit(data, new FitOptions
        {
            Epochs = 100,
            BatchSize = 8,
            Validation = data,
            EarlyStopping = new EarlyStopping { Patience = 2 },
            ContinueWhile = _ => { parameters.Add(network.Parameters); return true; },
        });
        Assert.True(result.StoppedEarly);
        int smallest = Enumerable.Range(0, result.History.Count).MinBy(epoch => result.History[epoch].ValidationLoss)!;
        Assert.Equal(smallest + 1 + 3, result.Epochs);
        Assert.Equal(parameters[smallest], network.Parameters);
    }

    [Fact]
    public void Early_stopping_may_keep_the_last_parameters_and_demand_a_minimum_of_progress()
    {
        LinearNetwork network = new(1, 1);
        float[] last = [];
        FitResult result = network.CreateTrainer(new Sgd { LearningRate = 0.01f }).Fit(Line(8), new FitOptions
        {
            Epochs = 100,
            BatchSize = 8,
            EarlyStopping = new EarlyStopping { Patience = 0, MinDelta = 1000, RestoreBest = false },
            ContinueWhile = _ => { last = network.Parameters; return true; },
        });

        // The first loss is far below +∞, but the second is not far below the first.
        Assert.Equal(2, result.Epochs);
        Assert.Equal(last, network.Parameters);
    }

    [Fact]
    public void A_callback_ends_it()
    {
        FitResult result = new LinearNetwork(1, 1).CreateTrainer(new Sgd()).Fit(Line(4), new FitOptions { Epochs = 9, ContinueWhile = progress => progress.Epoch < 3 });
        Assert.True(result.StoppedEarly);
        Assert.Equal(3, result.Epochs);
        Assert.False(new LinearNetwork(1, 1).CreateTrainer(new Sgd()).Fit(Line(4), new FitOptions { Epochs = 2 }).StoppedEarly);
    }

    [Fact]
    public void Progress_tells_rows_per_second_and_what_is_left()
    {
        FitResult result = new LinearNetwork(1, 1).CreateTrainer(new Sgd { LearningRate = 0.25f }).Fit(Line(40), new FitOptions { Epochs = 4 });
        for (int i = 0; i < 4; i++)
        {
            FitProgress progress = result.History[i];
            Assert.Equal(40 * (i + 1) / progress.Elapsed.TotalSeconds, progress.RowsPerSecond, 1e-6 * progress.RowsPerSecond);
            Assert.Equal(progress.Elapsed.TotalSeconds / (i + 1) * (3 - i), progress.Remaining.TotalSeconds, 1e-6);
            Assert.Equal(0.25f, progress.LearningRate);
        }
    }

    [Theory]
    [InlineData("the sums of layer 1 overflow in row 0", 3e38f, 0f)]
    [InlineData("layer 1 is finite, but the loss, the gradient or the update overflows", 1e30f, 0f)]
    [InlineData("a parameter of layer 1 is ∞, because an earlier update overflowed", 1f, float.PositiveInfinity)]
    public void A_loss_that_is_not_finite_is_traced_to_epoch_batch_and_layer(string origin, float input, float parameter)
    {
        LinearNetwork network = new(1, 1);
        network.SetParameters([4, parameter]);
        Trainer trainer = network.CreateTrainer(new Sgd { LearningRate = 0 });
        Dataset data = Dataset.FromArrays([1, 1, 1, 1, input, 1], [0f, 0, 0, 0, 0, 0], 1);
        FitOptions options = new() { Epochs = 2, BatchSize = 2, Shuffle = false };
        NonFiniteLossException error = Assert.Throws<NonFiniteLossException>(() => trainer.Fit(data, options));
        Assert.Equal((1, float.IsFinite(parameter) ? 3 : 1, 1), (error.Epoch, error.Batch, error.Layer));
        Assert.IsAssignableFrom<NotFiniteNumberException>(error);
        Assert.Contains($"The loss of epoch 1, batch {(float.IsFinite(parameter) ? 3 : 1)} is ", error.Message, StringComparison.Ordinal);
        Assert.Contains(origin.Replace("∞", float.PositiveInfinity.ToString(CultureInfo.CurrentCulture), StringComparison.Ordinal), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_batch_may_be_skipped()
    {
        LinearNetwork network = new(1, 1), expected = new(1, 1);
        FitResult result = network.CreateTrainer(new Adam()).Fit(
            Dataset.FromArrays([1, 2, 3e38f, 1, 3, 4], [1f, 2, 0, 0, 3, 4], 1),
            new FitOptions { Epochs = 1, BatchSize = 2, Shuffle = false, OnNonFinite = NonFinitePolicy.Skip });
        Trainer byHand = expected.CreateTrainer(new Adam());
        float first = byHand.Step([1, 2], [1, 2]), third = byHand.Step([3, 4], [3, 4]);
        Assert.Equal(expected.Parameters, network.Parameters);
        Assert.Equal((first + third) / 2, result.Loss, 1e-5f);
    }

    [Fact]
    public void The_parameters_from_before_the_epoch_may_come_back()
    {
        LinearNetwork network = new(1, 1);
        network.SetParameters([1, 0]);
        Trainer trainer = network.CreateTrainer(new Sgd { LearningRate = 1, Momentum = 0.5f });

        // The first row moves the parameters so far that the second row has an infinite loss. Without a restore, every later loss would be
        // infinite too.
        Dataset data = Dataset.FromArrays([1e15f, 1e15f, 1, 1], [0f, 0, 1, 1], 1);
        FitResult result = trainer.Fit(data, new FitOptions { Epochs = 1, BatchSize = 1, Shuffle = false, OnNonFinite = NonFinitePolicy.Restore });
        Assert.Equal([1, 0], network.Parameters);
        Assert.True(float.IsFinite(result.Loss));

        LinearNetwork broken = new(1, 1);
        broken.SetParameters([1, 0]);
        broken.CreateTrainer(new Sgd { LearningRate = 1, Momentum = 0.5f })
            .Fit(data, new FitOptions { Epochs = 1, BatchSize = 1, Shuffle = false, OnNonFinite = NonFinitePolicy.Skip });
        Assert.NotEqual([1, 0], broken.Parameters);
    }

    [Fact]
    public void The_moving_average_comes_back_with_them()
    {
        LinearNetwork network = new(1, 1), averaged = new(1, 1);
        network.SetParameters([1, 0]);
        Trainer trainer = network.CreateTrainer(new Sgd { LearningRate = 1 }, new TrainerOptions { AverageDecay = 0.5f });
        Dataset data = Dataset.FromArrays([1e15f, 1e15f], [0f, 0], 1);
        FitOptions options = new() { Epochs = 1, BatchSize = 1, Shuffle = false, OnNonFinite = NonFinitePolicy.Restore };
        trainer.Fit(data, options);
        trainer.CopyAverageTo(averaged);
        Assert.Equal([1, 0], averaged.Parameters);

        trainer.Step([1], [0]);
        trainer.Fit(data, options);
        trainer.CopyAverageTo(averaged);
        Assert.Equal([0.5f, -0.5f], averaged.Parameters);
    }

    [Fact]
    public void A_canceled_training_goes_on_in_the_middle_of_its_epoch()
    {
        LinearNetwork whole = new(1, 1), interrupted = new(1, 1);
        FitOptions options = new() { Epochs = 4, BatchSize = 3, Seed = 5 };
        FitResult expected = whole.CreateTrainer(new Adam()).Fit(Line(10), options);

        // The trainer reads the schedule before each step. An epoch has four steps, so the sixth is in the middle of the second epoch.
        using CancellationTokenSource source = new();
        int steps = 0;
        Trainer trainer = interrupted.CreateTrainer(new Adam(), new TrainerOptions
        {
            Schedule = new Asked(() =>
            {
                if (++steps == 6)
                    source.Cancel();
            }),
        });
        Assert.Throws<OperationCanceledException>(() => trainer.Fit(Line(10), new FitOptions { Epochs = 4, BatchSize = 3, Seed = 5, CancellationToken = source.Token }));
        Assert.Equal(6, trainer.StepCount);
        FitResult rest = trainer.Fit(Line(10), new FitOptions { Epochs = 4, BatchSize = 3, Seed = 5, Resume = true });
        Assert.Equal(whole.Parameters, interrupted.Parameters);
        Assert.Equal(expected.History[^1].Loss, rest.History[^1].Loss);
        Assert.Equal(4, rest.Epochs);
        Assert.Empty(trainer.Fit(Line(10), new FitOptions { Epochs = 4, BatchSize = 3, Resume = true }).History);
    }

    [Fact]
    public void Training_is_resumed_with_the_same_rows_alone()
    {
        Trainer trainer = new LinearNetwork(1, 1).CreateTrainer(new Sgd());
        Assert.Contains("nothing to resume", Assert.Throws<ArgumentException>(() => trainer.Fit(Line(4), new FitOptions { Resume = true })).Message, StringComparison.Ordinal);
        trainer.Fit(Line(4), new FitOptions { BatchSize = 2 });
        ArgumentException error = Assert.Throws<ArgumentException>(() => trainer.Fit(Line(5), new FitOptions { BatchSize = 3, Resume = true }));
        Assert.Contains("The run to resume had 4 rows in mini-batches of 2, but there are 5 rows in mini-batches of 3.", error.Message, StringComparison.Ordinal);
    }

    internal static Dataset Line(int rows) => Dataset.FromArrays(
        [.. Enumerable.Range(0, rows).Select(row => (row / (float)rows) - 0.3f)], [.. Enumerable.Range(0, rows).Select(row => (2 * row / (float)rows) + 1)], 1);

    /// <summary>A schedule with a constant learning rate that calls back.</summary>
    private sealed class Asked(Action then) : Schedule
    {
        private protected override float Evaluate(long position)
        {
            then();
            return 1;
        }

        public override string ToString() => "Asked";

        private protected override IEnumerable<(string Name, IFormattable Value)> Settings => [];
    }
}
