using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using MlpGen.Checkpoints;
using MlpGen.CompilerServices;
using MlpGen.Learning;
using MlpGen.Steps;
using MlpGen.Storage;
using Xunit;

namespace MlpGen.Runtime.Tests.Training;

/// <summary>The trainers and rows for tests of checkpoints, and changes to their files.</summary>
internal static class CheckpointCases
{
    public static readonly Dictionary<string, (Func<Optimizer> Optimizer, TrainerOptions Options)> All = new()
    {
        ["Sgd"] = (() => new Sgd { LearningRate = 0.01f }, new TrainerOptions()),
        ["Momentum, steps"] = (() => new Sgd { LearningRate = 0.01f, Momentum = 0.9f }, new TrainerOptions { Schedule = new StepSchedule { StepSize = 5, Gamma = 0.7f } }),
        ["Adam, cosine"] = (() => new Adam(), new TrainerOptions { Schedule = new CosineSchedule { Length = 7, WarmUp = 3, RestartFactor = 2 } }),
        ["AdamW, average"] = (() => new AdamW { WeightDecay = 0.1f }, new TrainerOptions { AverageDecay = 0.9f, DecayBiases = false }),
        ["Nadam, plateau"] = (() => new Nadam(), new TrainerOptions { Schedule = new ReduceOnPlateau { Patience = 0, Threshold = 0.5f, Factor = 0.5f, Cooldown = 1 } }),
        ["RmsProp, summed"] = (() => new RmsProp { Centered = true, Momentum = 0.5f }, new TrainerOptions { AccumulationSteps = 3 }),
        ["Adagrad, noise"] = (() => new Adagrad(), new TrainerOptions { WeightNoise = 0.1f, Seed = 4 }),
        ["Rprop"] = (() => new Rprop(), new TrainerOptions()),
        ["Lion, clipped"] = (() => new Lion { WeightDecay = 0.1f }, new TrainerOptions { Clipping = GradientClipping.ByValue(0.5f), L1 = 0.01f }),
    };

    public static Trainer Trainer(LinearNetwork network, string name) => network.CreateTrainer(All[name].Optimizer(), All[name].Options);

    public static FitOptions Options(int epochs, bool resumes = false) => new() { Epochs = epochs, BatchSize = 4, Seed = 6, Resume = resumes };

    public static Dataset Rows() => Dataset.FromArrays(
        [.. Enumerable.Range(0, 51).Select(i => MathF.Sin(i))], [.. Enumerable.Range(0, 34).Select(i => MathF.Cos(i))], 3);

    public static MemoryStream Saved(Trainer trainer)
    {
        MemoryStream stream = new();
        trainer.SaveCheckpoint(stream);
        stream.Position = 0;
        return stream;
    }

    // The file starts with the length of the header, which changes too.
    public static MemoryStream Forged(MemoryStream saved, string written, string forged)
    {
        string bytes = Encoding.Latin1.GetString(saved.ToArray());
        Assert.Contains(written, bytes, StringComparison.Ordinal);
        byte[] file = Encoding.Latin1.GetBytes(bytes.Replace(written, forged, StringComparison.Ordinal));
        BitConverter.TryWriteBytes(file, BitConverter.ToInt64(file, 0) + file.Length - bytes.Length);
        return new MemoryStream(file);
    }

    /// <summary>Returns the file with a different number in one of its tensors.</summary>
    public static MemoryStream Poked(MemoryStream saved, string tensor, int index, float value)
    {
        byte[] file = saved.ToArray();
        Match begin = Regex.Match(Encoding.Latin1.GetString(file), $"\"{Regex.Escape(tensor)}\":.*?\"data_offsets\":\\[(\\d+),");
        Assert.True(begin.Success);
        int data = sizeof(ulong) + BitConverter.ToInt32(file, 0) + int.Parse(begin.Groups[1].Value, CultureInfo.InvariantCulture);
        BitConverter.TryWriteBytes(file.AsSpan(data + (index * sizeof(float))), value);
        return new MemoryStream(file);
    }

    /// <summary>Returns the number of mini-batches so far. An epoch of 17 rows has five mini-batches of at most four rows.</summary>
    public static int FitPosition(this Trainer trainer)
    {
        MemoryStream stream = new();
        trainer.SaveCheckpoint(stream);
        stream.Position = 0;
        SafetensorsHeader header = NetworkReader.ReadHeader(NetworkShape.Of(trainer.Network), stream);
        CheckpointText numbers = new(header.Metadata);
        return (numbers.Read("fit.epochs", 0, int.MaxValue) * 5) + ((numbers.Read("fit.next", 0, int.MaxValue) + 3) / 4);
    }
}
