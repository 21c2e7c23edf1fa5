using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using MlpGen.CompilerServices;
using Xunit;

namespace MlpGen.Runtime.Tests.Training;

/// <summary>A training that is saved and gone on with elsewhere is one that was not interrupted, to the last bit.</summary>
public sealed class CheckpointTests
{
    public static TheoryData<string> Cases => [.. s_cases.Keys];

    private static readonly Dictionary<string, (Func<Optimizer> Optimizer, TrainerOptions Options)> s_cases = new()
    {
        ["Sgd"] = (() => new Sgd { LearningRate = 0.01f }, new TrainerOptions()),
        ["Momentum, steps"] = (() => new Sgd { LearningRate = 0.01f, Momentum = 0.9f }, new TrainerOptions { Schedule = new StepSchedule { Every = 5, Gamma = 0.7f } }),
        ["Adam, cosine"] = (() => new Adam(), new TrainerOptions { Schedule = new CosineSchedule { Length = 7, WarmUp = 3, RestartFactor = 2 } }),
        ["AdamW, average"] = (() => new AdamW { WeightDecay = 0.1f }, new TrainerOptions { AverageDecay = 0.9f, DecayBiases = false }),
        ["Nadam, plateau"] = (() => new Nadam(), new TrainerOptions { Schedule = new ReduceOnPlateau { Patience = 0, Threshold = 0.5f, Factor = 0.5f, Cooldown = 1 } }),
        ["RmsProp, summed"] = (() => new RmsProp { Centered = true, Momentum = 0.5f }, new TrainerOptions { AccumulationSteps = 3 }),
        ["Adagrad, noise"] = (() => new Adagrad(), new TrainerOptions { WeightNoise = 0.1f, Seed = 4 }),
        ["Rprop"] = (() => new Rprop(), new TrainerOptions()),
        ["Lion, clipped"] = (() => new Lion { WeightDecay = 0.1f }, new TrainerOptions { Clipping = GradientClipping.ByValue(0.5f), L1 = 0.01f }),
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Half_and_half_is_whole(string name)
    {
        LinearNetwork whole = new(3, 2), first = new(3, 2), second = new(3, 2);
        FitResult expected = Trainer(whole, name).Fit(Data(), Options(8));

        Trainer before = Trainer(first, name);
        before.Fit(Data(), Options(3));
        Trainer after = Trainer(second, name);
        after.LoadCheckpoint(Saved(before));
        Assert.Equal(first.Parameters, second.Parameters);
        Assert.Equal(before.StepCount, after.StepCount);
        Assert.Equal(before.LearningRate, after.LearningRate);
        FitResult rest = after.Fit(Data(), Options(8, resumes: true));
        Assert.Equal(whole.Parameters, second.Parameters);
        Assert.Equal(expected.History.Skip(3).Select(epoch => (epoch.Epoch, epoch.Loss, epoch.LearningRate)), rest.History.Select(epoch => (epoch.Epoch, epoch.Loss, epoch.LearningRate)));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void So_it_is_in_the_middle_of_an_epoch(string name)
    {
        LinearNetwork whole = new(3, 2), network = new(3, 2);
        Trainer(whole, name).Fit(Data(), Options(4));
        Trainer trainer = Trainer(network, name);
        while (trainer.FitPosition() < 9)
            trainer.StepFor(TimeSpan.FromTicks(1), Data(), Options(4));
        LinearNetwork other = new(3, 2);
        Trainer resumed = Trainer(other, name);
        resumed.LoadCheckpoint(Saved(trainer));
        while (resumed.FitPosition() < 5 * 4)
            resumed.StepFor(TimeSpan.FromTicks(1), Data(), Options(4));

        // A plateau is reported to by Fit alone.
        if (name != "Nadam, plateau")
            Assert.Equal(whole.Parameters, other.Parameters);
        LinearNetwork uninterrupted = new(3, 2);
        Trainer steady = Trainer(uninterrupted, name);
        while (steady.FitPosition() < 5 * 4)
            steady.StepFor(TimeSpan.FromTicks(1), Data(), Options(4));
        Assert.Equal(uninterrupted.Parameters, other.Parameters);
    }

    [Fact]
    public void What_early_stopping_knows_is_kept()
    {
        FitOptions Stopping(int epochs, bool resumes) => new() { Epochs = epochs, BatchSize = 4, EarlyStopping = new EarlyStopping { Patience = 2 }, Resumes = resumes };
        Optimizer tooFast = new Sgd { LearningRate = 2 };
        LinearNetwork whole = new(3, 2), first = new(3, 2), second = new(3, 2);
        FitResult expected = whole.CreateTrainer(tooFast).Fit(Data(), Stopping(50, resumes: false));
        Trainer before = first.CreateTrainer(tooFast), after = second.CreateTrainer(tooFast);
        before.Fit(Data(), Stopping(2, resumes: false));
        after.LoadCheckpoint(Saved(before));
        FitResult rest = after.Fit(Data(), Stopping(50, resumes: true));
        Assert.Equal(expected.Epochs, rest.Epochs);
        Assert.Equal(whole.Parameters, second.Parameters);
    }

    [Fact]
    public void It_is_a_file_of_the_network_too()
    {
        LinearNetwork network = new(3, 2), other = new(3, 2);
        Trainer trainer = network.CreateTrainer(new Adam(), new TrainerOptions { AverageDecay = 0.5f });
        trainer.Fit(Data(), Options(2));
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
        trainer.Fit(Data(), Options(2));
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
    [InlineData("\"fit.next\":\"0\"", "\"fit.next\":\"17\"", "fit.next")]
    [InlineData("\"fit.loss_rows\":\"17\"", "\"fit.loss_rows\":\"99\"", "fit.loss_rows")]
    [InlineData("\"optimizer.momentum_product\":\"1\"", "\"optimizer.momentum_product\":\"NaN\"", "optimizer.momentum_product")]
    [InlineData("\"optimizer.exp_avg\"", "\"optimzer.exp_avg\"", "optimzer.exp_avg")]
    [InlineData("\"average\"", "\"averag2\"", "averag2")]
    [InlineData("\"trainer.pending\"", "\"trainer.pendinh\"", "trainer.pending")]
    public void Hostile_headers_are_refused(string written, string forged, string named)
    {
        LinearNetwork network = new(3, 2);
        Trainer trainer = Trainer(network, "AdamW, average");
        trainer.Fit(Data(), Options(2));
        string bytes = Encoding.Latin1.GetString(Saved(trainer).ToArray());
        Assert.Contains(written, bytes, StringComparison.Ordinal);

        // The header ends in spaces, which take up what a longer number needs.
        string changed = bytes.Replace(written, forged, StringComparison.Ordinal);
        int more = changed.Length - bytes.Length, end = changed.IndexOf("}}", StringComparison.Ordinal) + 2;
        long header = BitConverter.ToInt64(Encoding.Latin1.GetBytes(bytes), 0) + more;
        byte[] file = Encoding.Latin1.GetBytes(changed);
        BitConverter.TryWriteBytes(file, header);
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => Trainer(new LinearNetwork(3, 2), "AdamW, average").LoadCheckpoint(new MemoryStream(file)));
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.True(end > 2);
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
            trainer.Fit(Data(), Options(1));
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

    private static Trainer Trainer(LinearNetwork network, string name) => network.CreateTrainer(s_cases[name].Optimizer(), s_cases[name].Options);

    private static FitOptions Options(int epochs, bool resumes = false) => new() { Epochs = epochs, BatchSize = 4, Seed = 6, Resumes = resumes };

    private static Dataset Data() => Dataset.FromArrays(
        [.. Enumerable.Range(0, 51).Select(i => MathF.Sin(i))], [.. Enumerable.Range(0, 34).Select(i => MathF.Cos(i))], 3);

    private static MemoryStream Saved(Trainer trainer)
    {
        MemoryStream stream = new();
        trainer.SaveCheckpoint(stream);
        stream.Position = 0;
        return stream;
    }

    private static void AssertRefused(Trainer trainer, MemoryStream saved, string found, string fits)
    {
        saved.Position = 0;
        string message = Assert.Throws<InvalidDataException>(() => trainer.LoadCheckpoint(saved)).Message;
        Assert.Contains(found, message, StringComparison.Ordinal);
        Assert.Contains(fits, message, StringComparison.Ordinal);
    }
}

file static class Positions
{
    /// <summary>Mini-batches so far: an epoch of 17 rows has five of four at most.</summary>
    public static int FitPosition(this Trainer trainer)
    {
        MemoryStream stream = new();
        trainer.SaveCheckpoint(stream);
        stream.Position = 0;
        SafetensorsHeader header = NetworkReader.ReadHeader((ITrainable)trainer.Network, stream);
        CheckpointNumbers numbers = new(header.Metadata);
        return (numbers.Read(CheckpointNames.FitEpochs, 0, int.MaxValue) * 5) + ((numbers.Read(CheckpointNames.FitNext, 0, int.MaxValue) + 3) / 4);
    }
}
