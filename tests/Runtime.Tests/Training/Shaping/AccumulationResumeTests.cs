using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using MlpGen.Steps;
using Xunit;
using static MlpGen.Runtime.Tests.Training.CheckpointCases;

namespace MlpGen.Runtime.Tests.Training.Shaping;

/// <summary>
/// Runs that end within an accumulation window and resume. They equal an uninterrupted run to the last bit, although the end of a run
/// applies the partial window.
/// </summary>
public sealed class AccumulationResumeTests
{
    // An epoch of 17 rows in mini-batches of four has five mini-batches.
    private const int Whole = 6;

    public static TheoryData<int, string, bool> Ends => new(
        from steps in new[] { 2, 3, 4, 7, 40 }
        from end in new[] { "epochs", "stream", "left stream", "goes on", "canceled", "canceled in an epoch", "canceled stream", "early stopping", "best" }
        from saves in new[] { false, true }
        select (steps, end, saves));

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task Training_with_accumulation_resumes_however_it_ended(int steps, string end, bool saves)
    {
        LinearNetwork whole = new(3, 2), network = new(3, 2);
        Trainer uninterrupted = Fresh(whole, steps), trainer = Fresh(network, steps);
        bool stops = end is "early stopping" or "best";
        FitResult expected = uninterrupted.Fit(Rows(), Options(Whole, stopping: stops ? Stopping(end, patience: 1000) : null));
        await Train(trainer, end);
        float[] ended = network.Parameters;
        if (saves)
        {
            MemoryStream saved = Saved(trainer);
            network = new LinearNetwork(3, 2);
            trainer = Fresh(network, steps);
            trainer.LoadCheckpoint(saved);
            Assert.Equal(ended, network.Parameters);
        }

        FitResult rest = trainer.Fit(Rows(), Options(Whole, resumes: true, stopping: stops ? Stopping(end, patience: 1000) : null));
        Assert.Equal(whole.Parameters, network.Parameters);
        Assert.Equal(uninterrupted.StepCount, trainer.StepCount);
        Assert.Equal(Average(uninterrupted), Average(trainer));
        Assert.Equal(Losses(expected)[^rest.History.Count..], Losses(rest));
        Assert.Equal(Saved(uninterrupted).ToArray(), Saved(trainer).ToArray());
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void Frames_go_on_where_a_training_ended(int steps)
    {
        LinearNetwork whole = new(3, 2), network = new(3, 2);
        Trainer uninterrupted = Fresh(whole, steps, plateau: false), trainer = Fresh(network, steps, plateau: false);
        uninterrupted.Fit(Rows(), Options(Whole));
        Dataset rows = Rows();
        trainer.Fit(rows, Options(2));
        while (trainer.FitPosition() < 5 * Whole)
            trainer.StepFor(TimeSpan.FromTicks(1), rows, Options(Whole));
        trainer.ApplyPending();
        Assert.Equal(whole.Parameters, network.Parameters);
    }

    [Fact]
    public void A_checkpoint_has_what_the_end_followed_too()
    {
        LinearNetwork network = new(3, 2), other = new(3, 2);
        Trainer trainer = Fresh(network, 7), loaded = Fresh(other, 7);
        trainer.Fit(Rows(), Options(2));
        loaded.LoadCheckpoint(Saved(trainer));
        Dataset rows = Rows();
        foreach (Trainer each in new[] { trainer, loaded })
        {
            for (int step = 0; step < 9; step++)
                each.Step(rows.Inputs, rows.Targets);
        }

        Assert.Equal(network.Parameters, other.Parameters);
        Assert.Equal(trainer.StepCount, loaded.StepCount);
        Assert.Equal(Average(trainer), Average(loaded));
    }

    [Fact]
    public void Whoever_has_done_something_else_meanwhile_keeps_it()
    {
        // A step with another loss. Resuming must not replace its sum with that of the run that ended.
        LinearNetwork stepped = new(3, 2), kept = new(3, 2);
        Trainer trainer = Fresh(stepped, 7), same = Fresh(kept, 7);
        foreach (Trainer each in new[] { trainer, same })
            each.Fit(Rows(), Options(2));
        float[] ended = stepped.Parameters;
        trainer.Step(Rows().Inputs, Rows().Targets);
        Assert.Equal(ended, stepped.Parameters);
        trainer.Fit(Rows(), Options(2, resumes: true));
        Assert.NotEqual(ended, stepped.Parameters);
        Assert.Equal(same.StepCount + 1, trainer.StepCount);

        // The caller has set the parameters in between.
        kept.SetParameters([1, 2, 3, 4, 5, 6, 7, 8]);
        same.Fit(Rows(), Options(2, resumes: true));
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], kept.Parameters);

        // Another run over the same rows.
        LinearNetwork again = new(3, 2), expected = new(3, 2);
        Trainer twice = Fresh(again, 7), first = Fresh(expected, 7);
        Dataset rows = Rows();
        twice.Fit(rows, Options(2));
        twice.Fit(rows, Options(1));
        first.Fit(rows, Options(2));
        first.LoadCheckpoint(Saved(first));
        first.Fit(rows, Options(1));
        Assert.Equal(expected.Parameters, again.Parameters);
    }

    [Theory]
    [InlineData("\"early.pending\":\"3\"", "\"early.pending\":\"7\"", "early.pending")]
    [InlineData("\"early.pending\":\"3\"", "\"early.pending\":\"0\"", "Unexpected tensor early.parameters")]
    [InlineData("\"early.steps\":\"1\"", "\"early.steps\":\"9\"", "early.steps")]
    [InlineData("\"early.steps\":\"1\"", "\"early.steps\":\"0\"", "Unexpected tensor early.average")]
    [InlineData("\"early.gradient\"", "\"early.gradlent\"", "early.gradlent")]
    [InlineData("\"early.optimizer.momentum_buffer\"", "\"early.optimizer.velocity\"", "early.optimizer.velocity")]
    public void A_checkpoint_that_contradicts_itself_is_refused(string written, string forged, string message)
    {
        Trainer trainer = Fresh(new LinearNetwork(3, 2), 7);
        trainer.Fit(Rows(), Options(2));
        MemoryStream damaged = Forged(Saved(trainer), written, forged);
        LinearNetwork network = new(3, 2);
        Assert.Contains(message, Assert.Throws<InvalidDataException>(() => Fresh(network, 7).LoadCheckpoint(damaged)).Message, StringComparison.Ordinal);
        Assert.Equal(new float[8], network.Parameters);
    }

    private static Trainer Fresh(LinearNetwork network, int steps, bool plateau = true) => network.CreateTrainer(new Sgd { LearningRate = 0.05f, Momentum = 0.9f }, new TrainerOptions
    {
        AccumulationSteps = steps,
        AverageDecay = 0.75f,
        WeightNoise = 0.01f,
        Schedule = plateau ? new ReduceOnPlateau { Patience = 0, Factor = 0.5f, Threshold = 0.5f } : new CosineSchedule { Length = 20 },
    });

    private static FitOptions Options(
        int epochs, bool resumes = false, Func<FitProgress, bool>? goesOn = null, Action<BatchProgress>? onBatch = null, EarlyStopping? stopping = null, CancellationTokenSource? source = null) => new()
    {
        Epochs = epochs, BatchSize = 4, Seed = 6, Resume = resumes, ContinueWhile = goesOn, OnBatch = onBatch, EarlyStopping = stopping, CancellationToken = source?.Token ?? default,
    };

    // Requires more progress than any epoch makes.
    private static EarlyStopping Stopping(string end, int patience) => new() { Patience = patience, RestoreBest = end == "best", MinDelta = 1000 };

    private static async Task Train(Trainer trainer, string end)
    {
        using CancellationTokenSource source = new();
        switch (end)
        {
            case "epochs":
                trainer.Fit(Rows(), Options(2));
                break;
            case "stream":
                await foreach (FitProgress progress in trainer.FitAsync(Rows(), Options(2), TestContext.Current.CancellationToken))
                    Assert.InRange(progress.Epoch, 1, 2);
                break;
            case "left stream":
                await foreach (FitProgress progress in trainer.FitAsync(Rows(), Options(Whole), TestContext.Current.CancellationToken))
                {
                    if (progress.Epoch == 2)
                        break;
                }

                break;
            case "goes on":
                Assert.True(trainer.Fit(Rows(), Options(Whole, goesOn: progress => progress.Epoch < 2)).StoppedEarly);
                break;
            case "canceled":
                Assert.ThrowsAny<OperationCanceledException>(() => trainer.Fit(Rows(), Options(Whole, goesOn: progress => Cancel(source, progress.Epoch == 2), source: source)));
                break;
            case "canceled in an epoch":
                Assert.ThrowsAny<OperationCanceledException>(
                    () => trainer.Fit(Rows(), Options(Whole, onBatch: batch => Cancel(source, batch is { Epoch: 2, Batch: 3 }), source: source)));
                break;
            case "canceled stream":
                await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
                {
                    await foreach (FitProgress progress in trainer.FitAsync(Rows(), Options(Whole), source.Token))
                        Cancel(source, progress.Epoch == 2);
                });
                break;
            default:
                Assert.True(trainer.Fit(Rows(), Options(Whole, stopping: Stopping(end, patience: 1))).StoppedEarly);
                break;
        }
    }

    private static bool Cancel(CancellationTokenSource source, bool now)
    {
        if (now)
            source.Cancel();
        return true;
    }

    private static float[] Average(Trainer trainer)
    {
        LinearNetwork average = new(3, 2);
        trainer.CopyAverageTo(average);
        return average.Parameters;
    }

    private static float[] Losses(FitResult result) => [.. result.History.Select(epoch => epoch.Loss)];
}
