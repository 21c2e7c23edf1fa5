using System;
using System.IO;
using System.Linq;
using Xunit;

namespace MlpGen.BuildTasks.Tests;

/// <summary>What a second build writes. The compiler runs again only after a digest or a resource was written.</summary>
public sealed class IncrementalTests : IDisposable
{
    private static readonly DateTime s_old = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly TaskRun _run = new();
    private readonly string _file;

    public IncrementalTests()
    {
        _file = _run.Write("a.safetensors", WeightsBytes.File(WeightsBytes.Small()));
        _run.Write("b.safetensors", WeightsBytes.File(WeightsBytes.Small("0", "1")));
        _run.Run("a.safetensors", "b.safetensors");
        foreach (string written in Directory.EnumerateFiles(_run.Output))
            File.SetLastWriteTimeUtc(written, s_old);
    }

    public void Dispose() => _run.Dispose();

    [Fact]
    public void Nothing_is_written_again()
    {
        var first = _run.Run("a.safetensors", "b.safetensors");
        Assert.Equal(2, first.Digests.Length);
        Assert.Equal(2, first.Resources.Length);
        Assert.All(_run.Written(), file => Assert.Equal(s_old, file.Time));
    }

    [Fact]
    public void A_touched_file_is_read_but_nothing_that_the_compiler_reads_is_written()
    {
        File.SetLastWriteTimeUtc(_file, DateTime.UtcNow.AddHours(1));
        _run.Run("a.safetensors", "b.safetensors");
        Assert.Equal([".stamp"], Changed());
    }

    [Fact]
    public void A_changed_file_is_written_and_the_other_is_not()
    {
        var tensors = WeightsBytes.Small();
        tensors[3].Values[0] = 5;
        _run.Write("a.safetensors", WeightsBytes.File(tensors));
        Assert.Equal([5, 13], _run.Run("a.safetensors", "b.safetensors").Resources.Select(LastParameter));
        Assert.Equal([".bin", ".mlpweights", ".stamp"], Changed());
    }

    [Fact]
    public void An_older_file_with_other_content_is_written()
    {
        var tensors = WeightsBytes.Small();
        tensors[3].Values[0] = 5;
        File.SetLastWriteTimeUtc(_run.Write("a.safetensors", WeightsBytes.File(tensors)), s_old.AddYears(-1));
        _run.Run("a.safetensors", "b.safetensors");
        Assert.Equal([".bin", ".mlpweights", ".stamp"], Changed());
    }

    [Theory]
    [InlineData("*.bin")]
    [InlineData("*.mlpweights")]
    [InlineData("*.stamp")]
    public void What_is_missing_is_written(string pattern)
    {
        foreach (string file in Directory.EnumerateFiles(_run.Output, pattern))
            File.Delete(file);
        _run.Run("a.safetensors", "b.safetensors");
        Assert.Equal(2, Directory.EnumerateFiles(_run.Output, pattern).Count());
    }

    [Fact]
    public void A_damaged_file_is_refused_in_every_build_until_it_is_mended()
    {
        byte[] whole = File.ReadAllBytes(_file);
        File.WriteAllBytes(_file, whole[..^1]);
        Assert.Equal(_file, _run.Refusal(new Item("a.safetensors")).File);
        Assert.Equal(_file, _run.Refusal(new Item("a.safetensors")).File);
        File.WriteAllBytes(_file, whole);
        Assert.Equal(WeightsBytes.Range(1, 13), TaskRun.Parameters(_run.Run("a.safetensors")));
    }

    private static float LastParameter(string resource) =>
        BitConverter.ToSingle(File.ReadAllBytes(resource), 12 * sizeof(float));

    private string[] Changed() => [.. _run.Written().Where(file => file.Time != s_old).Select(file => Path.GetExtension(file.Name))];
}
