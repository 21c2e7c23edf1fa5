using System;
using System.IO;
using System.Linq;
using System.Threading;
using Xunit;

namespace MlpGen.Runtime.Tests.Training;

/// <summary>
/// The position of each dataset in a trainer. The learning rates are 0, so that the losses identify the rows of each mini-batch.
/// </summary>
public sealed class FitPositionTests
{
    private static readonly Dataset s_first = FitTests.Line(24), s_second = Dataset.FromArrays([.. Enumerable.Range(0, 48).Select(i => i / 9f)], [.. Enumerable.Range(0, 24).Select(i => i * 1f)], 2);

    [Fact]
    public void Datasets_that_alternate_go_on_where_each_stood()
    {
        Trainer trainer = Resting(), first = Resting(), second = Resting();
        FitOptions options = new() { BatchSize = 5, Seed = 3 };
        for (int batch = 0; batch < 13; batch++)
        {
            Assert.Equal(Next(first, s_first, options), Next(trainer, s_first, options));
            Assert.Equal(Next(second, s_second, options), Next(trainer, s_second, options));
        }
    }

    [Fact]
    public void Another_seed_or_order_begins_anew()
    {
        Trainer trainer = Resting();
        FitOptions before = new() { BatchSize = 5, Seed = 1 }, seeded = new() { BatchSize = 5, Seed = 2 }, ordered = new() { BatchSize = 5, Seed = 2, Shuffle = false };
        for (int batch = 0; batch < 3; batch++)
            Next(trainer, s_first, before);
        Assert.Equal(Next(Resting(), s_first, seeded), Next(trainer, s_first, seeded));
        Assert.Equal(new LinearNetwork(2, 1).ComputeLoss(s_first.Inputs[..10], s_first.Targets[..5]), Next(trainer, s_first, ordered), 1e-6f);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Learning_from_other_rows_does_not_end_a_training_that_is_half_done(bool isLoaded)
    {
        FitOptions Options(bool resumes, CancellationTokenSource? source = null) => new()
        {
            Epochs = 2,
            BatchSize = 5,
            Seed = 7,
            ValidationSplit = 0.25f,
            Resume = resumes,
            CancellationToken = source?.Token ?? default,
            OnBatch = batch =>
            {
                if (batch.Batch == 2)
                    source?.Cancel();
            },
        };
        FitResult expected = Resting().Fit(s_first, Options(resumes: false));
        Trainer trainer = Resting();
        using CancellationTokenSource canceling = new();
        Assert.Throws<OperationCanceledException>(() => trainer.Fit(s_first, Options(resumes: false, canceling)));
        if (isLoaded)
        {
            MemoryStream saved = CheckpointCases.Saved(trainer);
            trainer = Resting();
            trainer.LoadCheckpoint(saved);
        }

        for (int batch = 0; batch < 7; batch++)
            Next(trainer, s_second, new FitOptions { BatchSize = 4 });
        FitResult rest = trainer.Fit(s_first, Options(resumes: true));
        Assert.Equal(expected.History.Select(epoch => epoch.Loss), rest.History.Select(epoch => epoch.Loss));
        Assert.Equal(2 + 7 + 6, trainer.StepCount);
    }

    [Fact]
    public void StepFor_and_Fit_share_the_place_and_hold_out_the_same_rows()
    {
        FitOptions options = new() { Epochs = 1, BatchSize = 6, Seed = 2, ValidationSplit = 0.25f }, resuming = new() { Epochs = 1, BatchSize = 6, Seed = 2, ValidationSplit = 0.25f, Resume = true };
        float expected = Resting().Fit(s_first, options).Loss;
        Trainer trainer = Resting();
        Next(trainer, s_first, options);
        Assert.Equal(expected, trainer.Fit(s_first, resuming).Loss);
        Assert.Equal(3, trainer.StepCount);
    }

    [Fact]
    public void Rows_that_were_shuffled_cannot_be_gone_on_with_in_order()
    {
        Trainer trainer = Resting();
        trainer.Fit(s_first, new FitOptions { Epochs = 1 });
        ArgumentException error = Assert.Throws<ArgumentException>("data", () => trainer.Fit(s_first, new FitOptions { Resume = true, Shuffle = false }));
        Assert.StartsWith("Shuffle must be True, as in the run to resume (was False).", error.Message, StringComparison.Ordinal);
        MemoryStream saved = CheckpointCases.Saved(trainer);
        Trainer other = Resting();
        other.LoadCheckpoint(saved);
        Assert.Throws<ArgumentException>("data", () => other.Fit(s_first, new FitOptions { Resume = true, Shuffle = false }));
    }

    [Fact]
    public void Steps_that_wait_for_an_update_get_it_before_another_training_begins()
    {
        LinearNetwork network = new(2, 1), expected = new(2, 1);
        TrainerOptions summing = new() { AccumulationSteps = 2 };
        Trainer trainer = network.CreateTrainer(new Sgd { LearningRate = 0.1f }, summing);
        trainer.Step([1, 2], [3]);
        FitOptions options = new() { Epochs = 1, BatchSize = 6 };
        trainer.Fit(s_first, options);

        // The rule of Sgd, with E = ½ (a − y)² at a = 0.
        expected.SetParameters([0.1f * 3 * 1, 0.1f * 3 * 2, 0.1f * 3]);
        expected.CreateTrainer(new Sgd { LearningRate = 0.1f }, summing).Fit(s_first, options);
        Assert.All(expected.Parameters.Zip(network.Parameters), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
    }

    private static Trainer Resting() => new LinearNetwork(2, 1).CreateTrainer(new Sgd { LearningRate = 0 });

    // Repeats the call, because no step may fit into the budget.
    private static float Next(Trainer trainer, Dataset data, FitOptions options)
    {
        for (; ; )
        {
            BudgetResult result = trainer.StepFor(TimeSpan.FromTicks(1), data, options);
            if (result.Steps == 1)
                return result.Loss;
        }
    }
}
