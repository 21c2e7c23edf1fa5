using System;
using System.Diagnostics;
using System.IO;
using MlpGen.Runtime.Tests.Training;
using MlpGen.Storage;
using Xunit;

namespace MlpGen.Runtime.Tests.Storage;

/// <summary>
/// Saves that would lose data. No save replaces a good file with one that cannot be loaded, and no save replaces a special file.
/// </summary>
public sealed class LostFileTests : IDisposable
{
    private static readonly NetworkTransform s_transform = new() { Inputs = new Standardization([1, 2], [3, 4]), Schema = "text" };

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("mlpgen-");

    private string Target => Path.Combine(_directory.FullName, "network.safetensors");

    public void Dispose() => _directory.Delete(recursive: true);

    /// <summary>Uses the message of <see cref="Trainer.SaveCheckpoint(string)"/>.</summary>
    [Theory]
    [InlineData(float.NaN, "NaN")]
    [InlineData(float.PositiveInfinity, "Infinity")]
    [InlineData(float.NegativeInfinity, "-Infinity")]
    public void What_is_not_finite_is_not_saved(float value, string text)
    {
        FakeNetwork network = FakeNetwork.Small();
        network.Save(Target);
        byte[] good = File.ReadAllBytes(Target);
        network.Parameters[12] = value;
        MemoryStream stream = new();
        string expected = $"A parameter is {text}, so training cannot continue from here and nothing was saved. Restore the last checkpoint.";
        Action[] saves =
        [
            () => network.Save(Target),
            () => network.Save(stream),
            () => NetworkFile.Save(network, Target, s_transform),
            () => NetworkFile.Save(network, stream, s_transform),
        ];
        foreach (Action save in saves)
            Assert.Equal(expected, Assert.Throws<InvalidOperationException>(save).Message);

        Assert.Equal(0, stream.Length);
        Assert.Equal(good, File.ReadAllBytes(Target));
        Assert.Single(_directory.GetFiles());

        LinearNetwork linear = new(1, 1);
        linear.SetParameters([value, 0]);
        Trainer trainer = linear.CreateTrainer(new Sgd());
        Assert.Equal(expected, Assert.Throws<InvalidOperationException>(() => trainer.SaveCheckpoint(Target)).Message);
        Assert.Equal(good, File.ReadAllBytes(Target));
    }

    /// <summary>Uses a metric with a long name, because names are in the header, and readers accept a header of one megabyte.</summary>
    [Fact]
    public void A_header_that_no_load_takes_is_not_saved()
    {
        Dataset rows = CheckpointCases.Rows();
        LinearNetwork network = new(3, 2);
        Trainer trainer = network.CreateTrainer(new Sgd { LearningRate = 0.01f });
        trainer.SaveCheckpoint(Target);
        byte[] good = File.ReadAllBytes(Target);
        Metric longName = new(new string('m', 1024 * 1024), (_, _) => 1);
        trainer.Fit(rows, new FitOptions { Epochs = 1, BatchSize = 17, Validation = rows, EarlyStopping = new EarlyStopping { Metric = longName } });
        string message = Assert.Throws<InvalidOperationException>(() => trainer.SaveCheckpoint(Target)).Message;
        Assert.Contains("must have at most 1049088 bytes", message, StringComparison.Ordinal);
        MemoryStream stream = new();
        Assert.Throws<InvalidOperationException>(() => trainer.SaveCheckpoint(stream));
        Assert.Equal(0, stream.Length);
        Assert.Equal(good, File.ReadAllBytes(Target));
        Assert.Single(_directory.GetFiles());
        network.CreateTrainer(new Sgd { LearningRate = 0.01f }).LoadCheckpoint(Target);
    }

    [Fact]
    public void A_pipe_stays_a_pipe()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "Windows has no pipes in the file system.");
        string pipe = Path.Combine(_directory.FullName, "pipe"), link = Path.Combine(_directory.FullName, "link");
        using (Process made = Process.Start("mkfifo", pipe))
            made.WaitForExit();
        File.CreateSymbolicLink(link, pipe);
        foreach (string path in (string[])[pipe, link])
        {
            IOException error = Assert.Throws<IOException>(() => FakeNetwork.Small().Save(path));
            Assert.StartsWith($"{path} cannot be written: it is a pipe, a socket or a device.", error.Message, StringComparison.Ordinal);
        }

        Assert.Throws<IOException>(() => new BinaryRowWriter(pipe));
        Assert.True(SpecialFile.Exists(pipe));
        Assert.Equal(2, _directory.GetFileSystemInfos().Length);
    }

    [Fact]
    public void Devices_are_no_files_and_empty_files_are()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "Windows has no devices in the file system.");
        Assert.True(SpecialFile.Exists("/dev/null"));
        Assert.True(SpecialFile.Exists("/dev/zero"));
        Assert.False(SpecialFile.Exists(Target));
        File.WriteAllBytes(Target, []);
        Assert.False(SpecialFile.Exists(Target));
        FakeNetwork.Small().Save(Target);
        Assert.False(SpecialFile.Exists(Target));
    }

    /// <summary>The message is about checkpoints and does not mention rows, so that it stays clear.</summary>
    [Fact]
    public void A_network_with_a_transform_is_no_checkpoint()
    {
        LinearNetwork network = new(2, 1);
        NetworkFile.Save(network, Target, s_transform);
        string message = Assert.Throws<InvalidDataException>(() => network.CreateTrainer(new Sgd()).LoadCheckpoint(Target)).Message;
        Assert.Contains("this is not a checkpoint of a trainer", message, StringComparison.Ordinal);
    }
}
