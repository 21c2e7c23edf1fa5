using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using MlpGen.Training;
using Xunit;
using static MlpGen.Runtime.Tests.Training.CheckpointCases;

namespace MlpGen.Runtime.Tests.Training;

/// <summary>A training run that is saved and resumed elsewhere. It equals an uninterrupted run to the last bit.</summary>
public sealed class CheckpointTests
{
    public static TheoryData<string> Cases => [.. CheckpointCases.All.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Half_and_half_is_whole(string name)
    {
        LinearNetwork whole = new(3, 2), first = new(3, 2), second = new(3, 2);
        FitResult expected = Trainer(whole, name).Fit(Rows(), Options(8));

        Trainer before = Trainer(first, name);
        before.Fit(Rows(), Options(3));
        Trainer after = Trainer(second, name);
        after.LoadCheckpoint(Saved(before));
        Assert.Equal(first.Parameters, second.Parameters);
        Assert.Equal(before.StepCount, after.StepCount);
        Assert.Equal(before.LearningRate, after.LearningRate);
        FitResult rest = after.Fit(Rows(), Options(8, resumes: true));
        Assert.Equal(whole.Parameters, second.Parameters);
        Assert.Equal(expected.History.Skip(3).Select(epoch => (epoch.Epoch, epoch.Loss, epoch.LearningRate)), rest.History.Select(epoch => (epoch.Epoch, epoch.Loss, epoch.LearningRate)));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Training_resumed_in_the_middle_of_an_epoch_gives_the_same_bits(string name)
    {
        LinearNetwork whole = new(3, 2), network = new(3, 2);
        Dataset rows = Rows(), sameRows = Rows();
        Trainer(whole, name).Fit(rows, Options(4));
        Trainer trainer = Trainer(network, name);
        while (trainer.FitPosition() < 9)
            trainer.StepFor(TimeSpan.FromTicks(1), rows, Options(4));
        LinearNetwork other = new(3, 2);
        Trainer resumed = Trainer(other, name);
        resumed.LoadCheckpoint(Saved(trainer));
        while (resumed.FitPosition() < 5 * 4)
            resumed.StepFor(TimeSpan.FromTicks(1), sameRows, Options(4));

        // Fit does this at its end.
        resumed.ApplyPending();

        // Only Fit reports losses to a plateau schedule.
        if (name != "Nadam, plateau")
            Assert.Equal(whole.Parameters, other.Parameters);
        LinearNetwork uninterrupted = new(3, 2);
        Trainer steady = Trainer(uninterrupted, name);
        while (steady.FitPosition() < 5 * 4)
            steady.StepFor(TimeSpan.FromTicks(1), rows, Options(4));
        steady.ApplyPending();
        Assert.Equal(uninterrupted.Parameters, other.Parameters);
    }

    [Fact]
    public void A_checkpoint_keeps_the_state_of_early_stopping()
    {
        FitOptions Stopping(int epochs, bool resumes) => new() { Epochs = epochs, BatchSize = 4, EarlyStopping = new EarlyStopping { Patience = 2 }, Resume = resumes };
        Optimizer tooFast = new Sgd { LearningRate = 2 };
        LinearNetwork whole = new(3, 2), first = new(3, 2), second = new(3, 2);
        FitResult expected = whole.CreateTrainer(tooFast).Fit(Rows(), Stopping(50, resumes: false));
        Trainer before = first.CreateTrainer(tooFast), after = second.CreateTrainer(tooFast);
        before.Fit(Rows(), Stopping(2, resumes: false));
        after.LoadCheckpoint(Saved(before));
        FitResult rest = after.Fit(Rows(), Stopping(50, resumes: true));
        Assert.Equal(expected.Epochs, rest.Epochs);
        Assert.Equal(whole.Parameters, second.Parameters);
    }

    [Fact]
    public void Training_ended_by_early_stopping_stays_ended()
    {
        FitOptions Stopping(int epochs, bool resumes, int patience = 2) => new()
        {
            Epochs = epochs, BatchSize = 4, Validation = Rows(), EarlyStopping = new EarlyStopping { Patience = patience }, Resume = resumes,
        };
        Optimizer tooFast = new Sgd { LearningRate = 2 };
        LinearNetwork whole = new(3, 2), first = new(3, 2), second = new(3, 2);
        FitResult expected = whole.CreateTrainer(tooFast).Fit(Rows(), Stopping(40, resumes: false));
        Trainer before = first.CreateTrainer(tooFast), after = second.CreateTrainer(tooFast);
        FitResult half = before.Fit(Rows(), Stopping(20, resumes: false));
        Assert.True(half.StoppedEarly);
        MemoryStream saved = Saved(before);
        after.LoadCheckpoint(saved);
        FitResult rest = after.Fit(Rows(), Stopping(40, resumes: true));
        Assert.Equal((expected.Epochs, expected.BestEpoch, expected.BestValue, true), (rest.Epochs, rest.BestEpoch, rest.BestValue, rest.StoppedEarly));
        Assert.Empty(rest.History);
        Assert.Equal(whole.Parameters, second.Parameters);

        // With more patience, training continues from the end of the last epoch.
        FitResult longer = new LinearNetwork(3, 2).CreateTrainer(tooFast).Fit(Rows(), Stopping(40, resumes: false, patience: 4));
        FitResult more = after.Fit(Rows(), Stopping(40, resumes: true, patience: 4));
        Assert.Equal(longer.Epochs, more.Epochs);
        Assert.Equal(longer.History.Skip(half.Epochs).Select(epoch => epoch.Loss), more.History.Select(epoch => epoch.Loss));
    }

    [Fact]
    public void The_best_epoch_is_for_use_and_training_goes_on_from_the_last()
    {
        // The loss of the held-out rows falls and then rises again.
        Dataset data = Rows(), held = Dataset.FromArrays([1, 0, 0], [-0.02f, 0.05f], 3);
        FitOptions Watched(int epochs, bool resumes) => new()
        {
            Epochs = epochs, BatchSize = 4, Seed = 6, Validation = held, EarlyStopping = new EarlyStopping { Patience = 1000 }, Resume = resumes,
        };
        LinearNetwork whole = new(3, 2), first = new(3, 2), second = new(3, 2);
        FitResult expected = whole.CreateTrainer(new Adam { LearningRate = 0.01f }).Fit(data, Watched(60, resumes: false));
        Trainer before = first.CreateTrainer(new Adam { LearningRate = 0.01f }), after = second.CreateTrainer(new Adam { LearningRate = 0.01f });
        FitResult half = before.Fit(data, Watched(30, resumes: false));
        float bestLoss = half.History.Min(epoch => epoch.ValidationLoss!.Value);
        Assert.True(bestLoss < half.History[^1].ValidationLoss);
        Assert.Equal(bestLoss, first.ComputeLoss(held.Inputs, held.Targets));

        MemoryStream saved = Saved(before);
        after.LoadCheckpoint(saved);
        Assert.Equal(first.Parameters, second.Parameters);
        foreach (Trainer trainer in new[] { before, after })
        {
            FitResult rest = trainer.Fit(data, Watched(60, resumes: true));
            Assert.Equal(expected.History.Skip(30).Select(epoch => (epoch.Loss, epoch.ValidationLoss)), rest.History.Select(epoch => (epoch.Loss, epoch.ValidationLoss)));
        }

        Assert.Equal(whole.Parameters, first.Parameters);
        Assert.Equal(whole.Parameters, second.Parameters);
    }

    [Fact]
    public void Parameters_that_somebody_has_changed_since_then_stay()
    {
        LinearNetwork network = new(3, 2), expected = new(3, 2);
        FitOptions Watched(int epochs, bool resumes) => new() { Epochs = epochs, BatchSize = 4, EarlyStopping = new EarlyStopping { Patience = 1000 }, Resume = resumes };
        Trainer trainer = network.CreateTrainer(new Sgd { LearningRate = 2 });
        trainer.Fit(Rows(), Watched(4, resumes: false));
        network.SetParameters([1, 2, 3, 4, 5, 6, 7, 8]);
        trainer.Fit(Rows(), new FitOptions { Epochs = 4, BatchSize = 4, Resume = true });
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], network.Parameters);
    }

    [Fact]
    public void Steps_are_counted_beyond_the_range_of_int()
    {
        foreach (Func<Optimizer> optimizer in new Func<Optimizer>[] { () => new Adam(), () => new AdamW(), () => new Nadam(), () => new Adagrad { LearningRateDecay = 0.1f }, () => new Rprop() })
        {
            LinearNetwork network = new(1, 1);
            Trainer trainer = network.CreateTrainer(optimizer());
            trainer.Step([1], [2]);
            trainer.LoadCheckpoint(Forged(Saved(trainer), "\"optimizer.steps\":\"1\"", "\"optimizer.steps\":\"2147483646\""));
            for (int step = 0; step < 4; step++)
                trainer.Step([1], [2]);
            Assert.All(network.Parameters, parameter => Assert.True(float.IsFinite(parameter)));
            Assert.Contains("\"optimizer.steps\":\"2147483650\"", Encoding.Latin1.GetString(Saved(trainer).ToArray()), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Masks_and_noise_begin_again_with_a_checkpoint_of_the_beginning()
    {
        LinearNetwork network = new(3, 2), other = new(3, 2);
        Trainer trainer = Trainer(network, "Adagrad, noise"), another = Trainer(other, "Adagrad, noise");
        MemoryStream saved = Saved(trainer);
        trainer.Fit(Rows(), Options(1));
        another.Fit(Rows(), Options(1));
        trainer.LoadCheckpoint(saved);
        Assert.Equal(new float[8], network.Parameters);
        trainer.Fit(Rows(), Options(1));
        Assert.Equal(other.Parameters, network.Parameters);
    }

    [Fact]
    public void Fit_and_StepFor_share_the_losses_of_an_epoch()
    {
        LinearNetwork network = new(3, 2);
        Trainer trainer = network.CreateTrainer(new Sgd { LearningRate = 0.01f });
        Dataset rows = Rows();
        for (int round = 0; round < 6; round++)
        {
            using CancellationTokenSource source = new();
            int batches = 0;
            FitOptions canceled = new() { Epochs = 100, BatchSize = 4, Resume = round > 0, CancellationToken = source.Token, ContinueWhile = _ => { source.Cancel(); return true; } };
            Assert.Throws<OperationCanceledException>(() => trainer.Fit(rows, canceled));
            for (; batches < 8; batches++)
                trainer.StepFor(TimeSpan.FromTicks(1), rows, canceled);
            Trainer other = new LinearNetwork(3, 2).CreateTrainer(new Sgd { LearningRate = 0.01f });
            other.LoadCheckpoint(Saved(trainer));
        }
    }
}
