using System;
using System.IO;
using System.Linq;
using MlpGen.Runtime.Tests.Storage;
using Xunit;

namespace MlpGen.Runtime.Tests.Data;

/// <summary>Row files that another program changes, and files that exist completely or not at all.</summary>
public sealed class BinaryRowFileTests : IDisposable
{
    private const int Rows = 100_000;

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("mlpgen-");

    private string Target => Path.Combine(_directory.FullName, "rows.f32");

    public void Dispose() => _directory.Delete(recursive: true);

    /// <summary>
    /// Truncates a file while it is read. If the file were memory-mapped, the whole process would crash, here and in a trainer, instead of
    /// one test failing.
    /// </summary>
    [Theory]
    [InlineData(null)]
    [InlineData(3)]
    public void A_file_that_is_cut_short_while_it_is_read_is_an_error(int? seed)
    {
        Assert.SkipUnless(!OperatingSystem.IsWindows(), "Windows does not allow truncating an open file.");
        File.WriteAllBytes(Target, SafetensorsBytes.Floats([.. Enumerable.Range(0, 2 * Rows).Select(i => (float)(i / 2))]));
        using BinaryRowSource source = BinaryRowSource.Open(Target, 2, ^1, new() { BatchSize = 500, ShuffleSeed = seed });
        float[] inputs = new float[500];
        int[] labels = new int[500];
        source.Next(inputs, [], labels);
        using (FileStream other = new(Target, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
            other.SetLength((8 * 700) + 3);

        IOException error = Assert.ThrowsAny<IOException>(() =>
        {
            for (int i = 0; i < Rows / 500; i++)
                source.Next(inputs, [], labels);
        });
        Assert.StartsWith($"{Target} was truncated while it was open: it had {Rows} rows", error.Message, StringComparison.Ordinal);
        long position = source.Position;
        Assert.Equal(seed is null ? 500 : position, position);
        Assert.ThrowsAny<IOException>(() => source.Next(inputs, [], labels));
        Assert.Equal(position, source.Position);
        Assert.ThrowsAny<IOException>(source.FitStandardization);

        // The remaining rows can still be read.
        source.Position = 0;
        if (seed is null)
            Assert.Equal(500, source.Next(inputs, [], labels));
        File.WriteAllBytes(Target, []);
        source.Position = 0;
        Assert.Contains("ends before row", Assert.ThrowsAny<IOException>(() => source.Next(inputs, [], labels)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_existing_file_is_replaced_when_all_is_written_and_not_before()
    {
        Write(1, 2);
        byte[] old = File.ReadAllBytes(Target);
        using (BinaryRowWriter writer = new(Target))
        {
            writer.Append(Row(3, 4));
            Assert.Equal(old, File.ReadAllBytes(Target));
        }

        Assert.Equal(SafetensorsBytes.Floats(3, 4), File.ReadAllBytes(Target));
        Assert.Single(_directory.GetFiles());
    }

    [Fact]
    public void What_is_discarded_or_never_appended_replaces_nothing()
    {
        Write(1, 2);
        byte[] old = File.ReadAllBytes(Target);
        new BinaryRowWriter(Target).Dispose();
        Assert.Equal(old, File.ReadAllBytes(Target));
        using (BinaryRowWriter writer = new(Target))
        {
            writer.Append(Row(3, 4));
            writer.Discard();
        }

        Assert.Equal(old, File.ReadAllBytes(Target));
        Assert.Single(_directory.GetFiles());
        BinaryRowWriter closed = new(Target);
        closed.Dispose();
        closed.Dispose();
        Assert.Throws<ObjectDisposedException>(() => closed.Append(Row(1, 2)));
    }

    [Fact]
    public void A_path_that_is_no_file_is_refused()
    {
        Assert.Contains("it is a directory", Assert.Throws<IOException>(() => new BinaryRowWriter(_directory.FullName)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("path", () => new BinaryRowWriter(""));
        Assert.Throws<DirectoryNotFoundException>(() => new BinaryRowWriter(Path.Combine(Target, "none", "rows.f32")));
    }

    private void Write(float input, float target)
    {
        using BinaryRowWriter writer = new(Target);
        writer.Append(Row(input, target));
    }

    private static Dataset Row(float input, float target) => Dataset.FromArrays([input], [target], 1);
}
