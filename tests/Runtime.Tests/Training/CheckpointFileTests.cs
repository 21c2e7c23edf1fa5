using System;
using System.Globalization;
using System.IO;
using System.Linq;
using Xunit;
using static MlpGen.Runtime.Tests.Training.CheckpointCases;

namespace MlpGen.Runtime.Tests.Training;

/// <summary>Checkpoints as files. A damaged file, or one of another trainer, is refused.</summary>
public sealed class CheckpointFileTests
{
    [Fact]
    public void A_fingerprint_is_the_same_in_every_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture, finnish = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (finnish.NumberFormat.NegativeSign, finnish.NumberFormat.NumberDecimalSeparator) = ("−", ",");
        LinearNetwork network = new(3, 2);
        TrainerOptions options = new() { Seed = -5, Schedule = new StepSchedule { Gamma = 0.5f }, L1 = 0.25f };
        MemoryStream saved = Saved(network.CreateTrainer(new Sgd { LearningRate = 0.5f }, options));
        try
        {
            CultureInfo.CurrentCulture = finnish;
            network.CreateTrainer(new Sgd { LearningRate = 0.5f }, options).LoadCheckpoint(saved);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_state_that_could_not_be_loaded_is_not_saved()
    {
        LinearNetwork network = new(3, 2);
        Trainer trainer = network.CreateTrainer(new Adam());
        network.SetParameters([1, 2, float.NaN, 4, 5, 6, 7, 8]);
        Assert.Contains("A parameter is NaN", Assert.Throws<InvalidOperationException>(() => Saved(trainer)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_infinity_beside_the_parameters_is_not_saved_and_the_old_file_stays()
    {
        using TemporaryFile file = new();
        LinearNetwork network = new(1, 1);
        network.SetParameters([1, 0]);
        Trainer trainer = network.CreateTrainer(new Sgd { LearningRate = 0 }, new TrainerOptions { AverageDecay = 0.5f });
        trainer.SaveCheckpoint(file.Path);
        byte[] good = File.ReadAllBytes(file.Path);

        // The difference between the two ends of the float range is too large for a float.
        foreach (float weight in new[] { float.MaxValue, float.MinValue })
        {
            network.SetParameters([weight, 0]);
            trainer.Step([0], [0]);
        }

        Assert.Contains("Tensor average holds NaN or infinity", Assert.Throws<InvalidOperationException>(() => trainer.SaveCheckpoint(file.Path)).Message, StringComparison.Ordinal);
        Assert.Equal(good, File.ReadAllBytes(file.Path));
    }

    [Theory]
    [InlineData("Adam, cosine", "exp_avg_sq")]
    [InlineData("Adagrad, noise", "sum")]
    [InlineData("RmsProp, summed", "square_avg")]
    [InlineData("Rprop", "step_size")]
    public void What_no_step_leaves_in_the_optimizer_is_refused(string name, string tensor)
    {
        Trainer trainer = Trainer(new LinearNetwork(3, 2), name);
        trainer.Fit(Rows(), Options(3));
        MemoryStream saved = Poked(Saved(trainer), $"optimizer.{tensor}", 2, -1);
        string message = Assert.Throws<InvalidDataException>(() => Trainer(new LinearNetwork(3, 2), name).LoadCheckpoint(saved)).Message;
        Assert.Contains($"optimizer.{tensor} holds -1, but its values must be at least 0", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Long_fingerprints_are_shown_from_their_first_difference_on()
    {
        float[] weights = [.. Enumerable.Range(0, 2000).Select(i => 1f / (i + 3))], others = [.. weights];
        others[1500] = 7;
        MemoryStream saved = Saved(new LinearClassifier(1, 2000).CreateTrainer(new Sgd(), new TrainerOptions { ClassWeights = weights }));
        Trainer other = new LinearClassifier(1, 2000).CreateTrainer(new Sgd(), new TrainerOptions { ClassWeights = others });
        string message = Assert.Throws<InvalidDataException>(() => other.LoadCheckpoint(saved)).Message;
        Assert.Contains($"{weights[1499]:R} {weights[1500]:R} {weights[1501]:R}", message, StringComparison.Ordinal);
        Assert.Contains($"{weights[1499]:R} 7 {weights[1501]:R}", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_checkpoint_is_also_a_file_of_the_network()
    {
        LinearNetwork network = new(3, 2), other = new(3, 2);
        Trainer trainer = network.CreateTrainer(new Adam(), new TrainerOptions { AverageDecay = 0.5f });
        trainer.Fit(Rows(), Options(2));
        NetworkFile.Load(other, Saved(trainer));
        Assert.Equal(network.Parameters, other.Parameters);
    }

    [Fact]
    public void A_checkpoint_of_another_trainer_is_refused_and_both_are_shown()
    {
        MemoryStream saved = Saved(new LinearNetwork(3, 2).CreateTrainer(new Adam { LearningRate = 0.5f }));
        AssertRefused(new LinearNetwork(4, 2).CreateTrainer(new Adam { LearningRate = 0.5f }), saved, "3 → 2 Identity, Quadratic; ", "4 → 2 Identity, Quadratic; ");
        AssertRefused(new LinearNetwork(3, 2).CreateTrainer(new Adam { LearningRate = 0.25f }), saved, "LearningRate = 0.5", "LearningRate = 0.25");
        AssertRefused(new LinearNetwork(3, 2).CreateTrainer(new AdamW { LearningRate = 0.5f }), saved, "Adam(", "AdamW(");
        AssertRefused(
            new LinearNetwork(3, 2).CreateTrainer(new Adam { LearningRate = 0.5f }, new TrainerOptions { Schedule = new CosineSchedule { Length = 5 } }),
            saved, "Schedule = none", "Schedule = CosineSchedule(Length = 5");
    }

    [Fact]
    public void Damage_is_found_before_anything_changes()
    {
        LinearNetwork network = new(3, 2);
        Trainer trainer = Trainer(network, "AdamW, average");
        trainer.Fit(Rows(), Options(2));
        byte[] whole = Saved(trainer).ToArray();
        LinearNetwork other = new(3, 2);
        Trainer loading = Trainer(other, "AdamW, average");
        for (int length = 0; length < whole.Length; length++)
            Assert.Throws<InvalidDataException>(() => loading.LoadCheckpoint(new MemoryStream(whole, 0, length)));
        Assert.Equal(new float[8], other.Parameters);
        Assert.Equal(0, loading.StepCount);
        loading.LoadCheckpoint(new MemoryStream(whole));
        Assert.Equal(network.Parameters, other.Parameters);
    }

    [Theory]
    [InlineData("\"trainer.steps\":\"10\"", "\"trainer.steps\":\"-1\"", "trainer.steps")]
    [InlineData("\"fit.epochs\":\"2\"", "\"fit.epochs\":\"x\"", "fit.epochs")]
    [InlineData("\"fit.next\":\"0\"", "\"fit.next\":\"18\"", "fit.next")]
    [InlineData("\"fit.batch_size\":\"4\"", "\"fit.batch_size\":\"0\"", "fit.batch_size")]
    [InlineData("\"fit.shuffles\":\"1\"", "\"fit.shuffles\":\"2\"", "fit.shuffles")]
    [InlineData("\"trainer.steps\":\"10\"", "\"trainer.steps\":\"9223372036854775807\"", "trainer.steps")]
    [InlineData("\"trainer.epochs\":\"2\"", "\"trainer.epochs\":\"9223372036854775807\"", "trainer.epochs")]
    [InlineData("\"trainer.batches\":\"10\"", "\"trainer.batches\":\"9223372036854775807\"", "trainer.batches")]
    [InlineData("\"fit.loss_weight\":\"0\"", "\"fit.loss_weight\":\"-1\"", "fit.loss_weight")]
    [InlineData("\"trainer.layer_rates\":\"none\"", "\"trainer.layer_rates\":\"1 1\"", "trainer.layer_rates")]
    [InlineData("\"optimizer.momentum_product\":\"1\"", "\"optimizer.momentum_product\":\"NaN\"", "optimizer.momentum_product")]
    [InlineData("\"optimizer.exp_avg\"", "\"optimzer.exp_avg\"", "optimzer.exp_avg")]
    [InlineData("\"average\"", "\"averag2\"", "averag2")]
    [InlineData("\"optimizer.exp_avg\"", "\"optimizer.exp_avx\"", "optimizer.exp_avx")]
    [InlineData("\"trainer.steps\":\"10\"", "\"trainer.steps\":\"0\"", "average")]
    [InlineData("\"fit.best_epoch\":\"0\"", "\"fit.best_epoch\":\"1\"", "fit.best")]
    [InlineData("\"fit.best_epoch\":\"0\"", "\"fit.best_epoch\":\"3\"", "fit.best_epoch")]
    [InlineData("\"trainer.pending\"", "\"trainer.pendinh\"", "trainer.pending")]
    public void Hostile_headers_are_refused(string written, string forged, string named)
    {
        LinearNetwork network = new(3, 2);
        Trainer trainer = Trainer(network, "AdamW, average");
        trainer.Fit(Rows(), Options(2));
        MemoryStream file = Forged(Saved(trainer), written, forged);
        LinearNetwork other = new(3, 2);
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => Trainer(other, "AdamW, average").LoadCheckpoint(file));
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.Equal(new float[8], other.Parameters);
    }

    [Fact]
    public void The_last_parameters_are_nothing_without_the_best()
    {
        Trainer trainer = Trainer(new LinearNetwork(3, 2), "AdamW, average");
        trainer.Fit(Rows(), Options(2));
        MemoryStream file = Forged(Forged(Saved(trainer), "\"optimizer.steps\":\"10\"", "\"optimizer.steps\":\"0\""), "\"optimizer.exp_avg\"", "\"fit.last\"");
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => Trainer(new LinearNetwork(3, 2), "AdamW, average").LoadCheckpoint(file));
        Assert.Contains("Unexpected tensor fit.last", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void No_more_is_summed_than_there_was(int batches)
    {
        Trainer trainer = Trainer(new LinearNetwork(3, 2), "RmsProp, summed");
        for (int step = 0; step < 5; step++)
            trainer.Step(Rows().Inputs, Rows().Targets);
        MemoryStream file = Forged(Saved(trainer), "\"trainer.batches\":\"5\"", $"\"trainer.batches\":\"{batches}\"");
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => Trainer(new LinearNetwork(3, 2), "RmsProp, summed").LoadCheckpoint(file));
        Assert.Contains($"trainer.pending must be between 0 and {batches} (was \"2\")", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tensor_of_another_place_or_one_that_lacks_changes_nothing()
    {
        LinearNetwork network = new(3, 2);
        Trainer averaging = network.CreateTrainer(new Sgd(), new TrainerOptions { AverageDecay = 0.5f }), plain = new LinearNetwork(3, 2).CreateTrainer(new Sgd());
        averaging.Step([1, 2, 3], [4, 5]);
        string found = "AverageDecay = 0.5", fits = "AverageDecay = 0";
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => plain.LoadCheckpoint(Forged(Saved(averaging), found, fits)));
        Assert.Contains("Unexpected tensor average", error.Message, StringComparison.Ordinal);
        Assert.Equal(new float[8], ((LinearNetwork)plain.Network).Parameters);
    }

    /// <summary>The number of rows equals the number of parameters, so the order could be mistaken for a tensor of floats.</summary>
    [Fact]
    public void An_order_of_rows_must_be_whole_numbers()
    {
        LinearNetwork network = new(3, 2);
        Trainer trainer = network.CreateTrainer(new Adam());
        Dataset rows = Dataset.FromArrays(new float[8 * 3], new float[8 * 2], inputSize: 3);
        trainer.Fit(rows, Options(2));
        MemoryStream file = Forged(Saved(trainer), "\"I32\"", "\"F32\"");
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => new LinearNetwork(3, 2).CreateTrainer(new Adam()).LoadCheckpoint(file));
        Assert.Contains("Tensor \"fit.order\", F32 [8], does not belong to a checkpoint", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_is_replaced_whole()
    {
        string directory = Directory.CreateTempSubdirectory("mlpgen").FullName;
        try
        {
            string path = Path.Combine(directory, "training.safetensors");
            LinearNetwork network = new(3, 2), other = new(3, 2);
            Trainer trainer = network.CreateTrainer(new Adam());
            trainer.SaveCheckpoint(path);
            trainer.Fit(Rows(), Options(1));
            trainer.SaveCheckpoint(path);
            Assert.Equal([path], Directory.GetFiles(directory));
            other.CreateTrainer(new Adam()).LoadCheckpoint(path);
            Assert.Equal(network.Parameters, other.Parameters);
            InvalidDataException error = Assert.Throws<InvalidDataException>(() => other.CreateTrainer(new Sgd()).LoadCheckpoint(path));
            Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static void AssertRefused(Trainer trainer, MemoryStream saved, string found, string fits)
    {
        saved.Position = 0;
        string message = Assert.Throws<InvalidDataException>(() => trainer.LoadCheckpoint(saved)).Message;
        Assert.Contains(found, message, StringComparison.Ordinal);
        Assert.Contains(fits, message, StringComparison.Ordinal);
    }
}
