using System;
using System.IO;
using System.Linq;
using MlpGen.Numerics;
using MlpGen.Training;
using Xunit;
using static MlpGen.Runtime.Tests.Training.CheckpointCases;

namespace MlpGen.Runtime.Tests.Training;

/// <summary>The policies for updates that are too large, and the states that Fit never keeps.</summary>
public sealed class FitPolicyTests
{
    private static readonly EarlyStopping s_patient = new() { Patience = 100 };

    // The last row of an epoch ruins the parameters, so that no later loss is finite.
    private static readonly Dataset s_brokenLast = Dataset.FromArrays([1, 1, 1e18f], [1f, 1, 0], 1);

    [Fact]
    public void A_state_that_no_finite_loss_has_proved_is_not_come_back_to()
    {
        // Each epoch has one batch, and the learning rate ruins the parameters every time.
        LinearNetwork network = Started();
        FitResult result = network.CreateTrainer(new Sgd { LearningRate = 1e25f })
            .Fit(FitRunTests.Line(8), new FitOptions { Epochs = 2, BatchSize = 8, OnNonFinite = NonFinitePolicy.Restore });
        Assert.Equal([1, 0], network.Parameters);
        Assert.Equal(2, result.Epochs);
    }

    [Fact]
    public void A_bad_row_at_the_end_of_an_epoch_spoils_no_other()
    {
        LinearNetwork network = Started();
        FitResult result = network.CreateTrainer(new Sgd { LearningRate = 1 }).Fit(s_brokenLast, Restoring(3));
        Assert.All(result.History, epoch => Assert.True(float.IsFinite(epoch.Loss)));
    }

    [Fact]
    public void Parameters_of_before_the_epoch_come_back_where_its_last_update_was_too_large()
    {
        LinearNetwork network = Started();
        FitResult result = network.CreateTrainer(new Sgd { LearningRate = 1e5f }).Fit(s_brokenLast, Restoring(3));
        Assert.Equal([1, 0], network.Parameters);

        // The parameters are finite, but not the loss of the held-out rows.
        result = network.CreateTrainer(new Sgd { LearningRate = 1 }).Fit(s_brokenLast, Restoring(3, Dataset.FromArrays([1], [1f], 1)));
        Assert.Equal([1, 0], network.Parameters);
        Assert.Equal([0f, 0f, 0f], result.History.Select(epoch => epoch.ValidationLoss!.Value));
    }

    [Fact]
    public void Without_a_good_state_there_is_nothing_to_come_back_to()
    {
        LinearNetwork network = new(1, 1);
        network.SetParameters([1e30f, 0]);
        NonFiniteLossException error = Assert.Throws<NonFiniteLossException>(() => network.CreateTrainer(new Sgd()).Fit(FitRunTests.Line(8), Restoring(1)));
        Assert.Contains("There is no earlier state with a finite loss to restore.", error.Message, StringComparison.Ordinal);

        // The second non-finite loss comes from the restored state, so restoring again cannot help.
        network.SetParameters([4, 0]);
        Dataset data = Dataset.FromArrays([1, 3e38f, 3e38f, 1], [4f, 0, 0, 4], 1);
        Assert.Equal(3, Assert.Throws<NonFiniteLossException>(() => network.CreateTrainer(new Sgd()).Fit(data, Restoring(1))).Batch);
        Assert.Equal([4, 0], network.Parameters);
    }

    [Fact]
    public void A_last_update_that_is_too_large_does_not_pass()
    {
        LinearNetwork network = Started();
        NonFiniteLossException error = Assert.Throws<NonFiniteLossException>(() =>
            network.CreateTrainer(new Sgd { LearningRate = 1e5f }).Fit(s_brokenLast, new FitOptions { Epochs = 1, BatchSize = 1, Shuffle = false }));
        Assert.Equal((1, 3, 1), (error.Epoch, error.Batch, error.Layer));
        Assert.StartsWith("The loss of epoch 1, batch 3 is NaN: layer 1 is finite, but the loss, the gradient or the update overflows.", error.Message, StringComparison.Ordinal);
        Assert.Equal([1, 0], network.Parameters);

        network = Started();
        error = Assert.Throws<NonFiniteLossException>(() => network.CreateTrainer(new Sgd { LearningRate = 1e25f })
            .Fit(FitRunTests.Line(8), new FitOptions { Epochs = 1, BatchSize = 4, Validation = FitRunTests.Line(3) }));
        Assert.Equal((1, 2, 1), (error.Epoch, error.Batch, error.Layer));
    }

    [Fact]
    public void A_validation_loss_that_is_not_finite_ends_training_or_is_skipped()
    {
        LinearNetwork network = Started();
        Dataset tooLarge = Dataset.FromArrays([1e30f], [0f], 1);
        NonFiniteLossException error = Assert.Throws<NonFiniteLossException>(() =>
            network.CreateTrainer(new Sgd()).Fit(FitRunTests.Line(8), new FitOptions { Epochs = 3, BatchSize = 4, Validation = tooLarge }));
        Assert.Equal((1, 2), (error.Epoch, error.Batch));
        Assert.Contains("the loss of the measured rows is ", error.Message, StringComparison.Ordinal);

        FitOptions skipping = new() { Epochs = 3, Validation = tooLarge, OnNonFinite = NonFinitePolicy.Skip, EarlyStopping = s_patient };
        FitResult result = network.CreateTrainer(new Sgd()).Fit(FitRunTests.Line(8), skipping);
        Assert.Equal(3, result.Epochs);
        Assert.Null(result.BestEpoch);
    }

    [Fact]
    public void Skipping_ends_with_the_best_epoch_where_parameters_are_not_finite()
    {
        LinearNetwork network = new(1, 1), trained = network;
        Sgd optimizer = new() { LearningRate = 0.01f };
        float[] best = [];
        FitOptions Options(bool resumes, EarlyStopping? stopping) => new()
        {
            Epochs = 9,
            BatchSize = 8,
            OnNonFinite = NonFinitePolicy.Skip,
            EarlyStopping = stopping,
            Resume = resumes,
            ContinueWhile = _ => { best = best.Length == 0 ? network.Parameters : best; trained.SetParameters([float.NaN, 0]); return true; },
        };
        Trainer trainer = network.CreateTrainer(optimizer);
        FitResult result = trainer.Fit(FitRunTests.Line(8), Options(resumes: false, s_patient));
        Assert.True(result.StoppedEarly);
        Assert.Equal((2, 1), (result.Epochs, result.BestEpoch));
        Assert.Equal(best, network.Parameters);

        // Such a run can be saved and resumes from its best epoch.
        LinearNetwork other = trained = new(1, 1);
        Trainer loaded = other.CreateTrainer(optimizer);
        loaded.LoadCheckpoint(Saved(trainer));
        Assert.Equal(best, other.Parameters);
        Assert.Throws<NonFiniteLossException>(() => loaded.Fit(FitRunTests.Line(8), Options(resumes: true, null)));
    }

    [Fact]
    public void A_training_that_failed_at_the_end_of_an_epoch_does_not_repeat_it()
    {
        Dataset data = Dataset.FromArrays([1, 2, 3e38f], [1f, 1, 2], 1);
        LinearNetwork network = new(1, 1);
        network.SetParameters([4, 0]);
        Trainer trainer = network.CreateTrainer(new Sgd { LearningRate = 0 });
        FitOptions Options(bool resumes) => new() { Epochs = 1, BatchSize = 1, Shuffle = false, Resume = resumes };
        Assert.Equal(3, Assert.Throws<NonFiniteLossException>(() => trainer.Fit(data, Options(resumes: false))).Batch);
        MemoryStream saved = Saved(trainer);
        FitResult rest = trainer.Fit(data, Options(resumes: true));
        Assert.Equal((1, 2L), (rest.Epochs, trainer.StepCount));
        Assert.Equal((4.5f + 24.5f) / 2, rest.Loss);

        trainer.LoadCheckpoint(saved);
        Assert.Equal(1, trainer.Fit(data, Options(resumes: true)).Epochs);
        saved.Position = 0;
        trainer.LoadCheckpoint(saved);
        while (trainer.StepCount < 3)
            trainer.StepFor(TimeSpan.FromTicks(1), data, Options(resumes: true));
        Assert.Equal(2, trainer.StepFor(TimeSpan.FromTicks(1), data, Options(resumes: true)).Epoch);
    }

    private static FitOptions Restoring(int epochs, Dataset? validation = null) =>
        new() { Epochs = epochs, BatchSize = 1, Shuffle = false, Validation = validation, OnNonFinite = NonFinitePolicy.Restore };

    private static LinearNetwork Started()
    {
        LinearNetwork network = new(1, 1);
        network.SetParameters([1, 0]);
        return network;
    }
}
