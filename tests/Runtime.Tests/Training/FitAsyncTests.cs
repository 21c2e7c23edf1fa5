using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using MlpGen.Steps;
using MlpGen.Training;
using Xunit;
using static MlpGen.Runtime.Tests.Training.FitRunTests;

namespace MlpGen.Runtime.Tests.Training;

/// <summary>Epochs as a stream, and the calls that are refused while a caller reads it.</summary>
public sealed class FitAsyncTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Epochs_come_as_a_stream()
    {
        LinearNetwork network = new(1, 1), expected = new(1, 1);
        FitOptions options = new() { Epochs = 5, BatchSize = 3, Seed = 2 };
        FitResult result = expected.CreateTrainer(new Adam()).Fit(Line(10), options);
        List<float> losses = [];
        await foreach (FitProgress progress in network.CreateTrainer(new Adam()).FitAsync(Line(10), options, Token))
            losses.Add(progress.Loss);
        Assert.Equal(result.History.Select(epoch => epoch.Loss), losses);
        Assert.Equal(expected.Parameters, network.Parameters);

        LinearNetwork left = new(1, 1), two = new(1, 1);
        await foreach (FitProgress progress in left.CreateTrainer(new Adam()).FitAsync(Line(10), options, Token))
        {
            if (progress.Epoch == 2)
                break;
        }

        two.CreateTrainer(new Adam()).Fit(Line(10), new FitOptions { Epochs = 2, BatchSize = 3, Seed = 2 });
        Assert.Equal(two.Parameters, left.Parameters);
    }

    [Fact]
    public async Task Its_own_cancellation_stops_between_two_steps_and_training_goes_on_there()
    {
        LinearNetwork network = new(1, 1), whole = new(1, 1);
        Trainer trainer = network.CreateTrainer(new Adam());
        using CancellationTokenSource source = new();
        FitOptions options = new()
        {
            Epochs = 3,
            BatchSize = 3,
            OnBatch = batch =>
            {
                if (batch is { Epoch: 2, Batch: 3 })
                    source.Cancel();
            },
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ReadAll(trainer.FitAsync(Line(10), options, source.Token)));
        Assert.Equal(7, trainer.StepCount);
        trainer.Fit(Line(10), new FitOptions { Epochs = 3, BatchSize = 3, Resume = true });
        whole.CreateTrainer(new Adam()).Fit(Line(10), new FitOptions { Epochs = 3, BatchSize = 3 });
        Assert.Equal(whole.Parameters, network.Parameters);

        FitOptions canceled = new() { Epochs = 3, CancellationToken = new CancellationToken(canceled: true) };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ReadAll(trainer.FitAsync(Line(10), canceled, Token)));
    }

    [Fact]
    public async Task Arguments_are_checked_at_once_and_losses_when_they_come()
    {
        LinearNetwork network = new(1, 1);
        Trainer trainer = network.CreateTrainer(new Sgd());
        Assert.Throws<ArgumentNullException>("data", () => { _ = trainer.FitAsync(null!, new FitOptions(), Token); });
        Assert.Throws<ArgumentNullException>("options", () => { _ = trainer.FitAsync(Line(4), null!, Token); });
        Assert.Throws<ArgumentException>("data", () => { _ = trainer.FitAsync(FitTests.Line(4), new FitOptions(), Token); });
        await Assert.ThrowsAsync<ArgumentException>(() => ReadAll(trainer.FitAsync(Line(4), new FitOptions { Resume = true }, Token)));

        network.SetParameters([float.NaN, 0]);
        await Assert.ThrowsAsync<NonFiniteLossException>(() => ReadAll(trainer.FitAsync(Line(4), new FitOptions(), Token)));
        network.SetParameters([1, 0]);
        Assert.Equal(2, await ReadAll(trainer.FitAsync(Line(4), new FitOptions { Epochs = 2 }, Token)));
    }

    [Fact]
    public async Task Early_stopping_ends_it_with_the_best_and_so_does_who_leaves_it()
    {
        FitOptions options = new() { Epochs = 100, BatchSize = 8, EarlyStopping = new EarlyStopping { Patience = 2 }, Validation = Line(8) };
        LinearNetwork network = new(1, 1), left = new(1, 1), expected = new(1, 1);
        FitResult result = expected.CreateTrainer(new Sgd { LearningRate = 3 }).Fit(Line(8), options);
        Assert.Equal(result.Epochs, await ReadAll(network.CreateTrainer(new Sgd { LearningRate = 3 }).FitAsync(Line(8), options, Token)));
        Assert.Equal(expected.Parameters, network.Parameters);

        Assert.True(result.BestEpoch < 3);
        await foreach (FitProgress progress in left.CreateTrainer(new Sgd { LearningRate = 3 }).FitAsync(Line(8), options, Token))
        {
            if (progress.Epoch == 3)
                break;
        }

        Assert.Equal(expected.Parameters, left.Parameters);
    }

    [Fact]
    public async Task Nothing_begins_before_it_is_asked_for_and_each_loop_is_a_training()
    {
        LinearNetwork network = new(1, 1);
        Trainer trainer = network.CreateTrainer(new Sgd());
        trainer.Fit(Line(8), new FitOptions { Epochs = 2 });
        IAsyncEnumerable<FitProgress> stream = trainer.FitAsync(Line(16), new FitOptions { Epochs = 5 }, Token);
        Assert.Single(trainer.Fit(Line(8), new FitOptions { Epochs = 3, Resume = true }).History);
        Assert.Equal(5, await ReadAll(stream));
        Assert.Equal(5, await ReadAll(stream));
    }

    [Fact]
    public async Task While_it_is_taken_the_trainer_does_nothing_else_but_save()
    {
        Trainer trainer = new LinearNetwork(1, 1).CreateTrainer(new Sgd());
        Dataset data = Line(8);
        await foreach (FitProgress progress in trainer.FitAsync(data, new FitOptions { Epochs = 2 }, Token))
        {
            MemoryStream saved = CheckpointCases.Saved(trainer);
            InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => trainer.Fit(data, new FitOptions()));
            Assert.StartsWith("This trainer is already training: ", error.Message, StringComparison.Ordinal);
            Assert.Throws<InvalidOperationException>(() => trainer.Step([1], [1]));
            Assert.Throws<InvalidOperationException>(() => trainer.StepFor(TimeSpan.FromTicks(1), data, new FitOptions()));
            Assert.Throws<InvalidOperationException>(() => trainer.LoadCheckpoint(saved));
            await Assert.ThrowsAsync<InvalidOperationException>(() => ReadAll(trainer.FitAsync(data, new FitOptions(), Token)));
            Assert.Equal(progress.Epoch, trainer.StepCount);
        }

        trainer.Step([1], [1]);
        Assert.Equal(3, trainer.StepCount);
    }

    [Fact]
    public void Callbacks_of_Fit_cannot_train_the_same_trainer_but_save_it()
    {
        Trainer trainer = new LinearNetwork(1, 1).CreateTrainer(new Sgd());
        FitOptions Calling(Action then) => new() { Epochs = 3, ContinueWhile = _ => { then(); return true; } };
        Dataset data = Line(8);
        Assert.Throws<InvalidOperationException>(() => trainer.Fit(data, Calling(() => trainer.Fit(data, new FitOptions()))));
        Assert.Throws<InvalidOperationException>(() => trainer.Fit(data, Calling(() => trainer.StepFor(TimeSpan.FromTicks(1), data, new FitOptions()))));
        Assert.Throws<InvalidOperationException>(() => trainer.Fit(data, Calling(() => trainer.Step([1], [1]))));
        Assert.Equal(3, trainer.Fit(data, Calling(() => CheckpointCases.Saved(trainer))).Epochs);
        trainer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => trainer.Fit(data, new FitOptions()));
        Assert.Throws<ObjectDisposedException>(() => trainer.Step([1], [1]));
    }

    private static async Task<int> ReadAll(IAsyncEnumerable<FitProgress> stream)
    {
        int epochs = 0;
        await foreach (FitProgress progress in stream)
            Assert.Equal(++epochs, progress.Epoch);
        return epochs;
    }
}
