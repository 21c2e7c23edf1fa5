using System;
using System.Linq;
using System.Text.Json;
using MlpGen.Tool.Tests.Harness;
using Xunit;

namespace MlpGen.Tool.Tests;

/// <summary><c>dotnet mlpgen bench</c></summary>
public sealed class BenchTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void It_measures_single_rows_and_a_batch()
    {
        new Classifier(1).Save(_scratch["c.safetensors"]);
        JsonElement report = ToolRun.Json("bench", _scratch["c.safetensors"], "--batch", "32", "--runs", "3", "--time", "2");
        Assert.Equal("bench", report.GetProperty("command").GetString());
        Assert.Equal(3, report.GetProperty("runs").GetInt32());
        Assert.True(report.GetProperty("vectorBits").GetInt32() is 0 or 128 or 256 or 512);
        JsonElement[] results = [.. report.GetProperty("results").EnumerateArray()];
        Assert.Equal([1, 32], results.Select(result => result.GetProperty("rows").GetInt32()));
        Assert.All(results, result =>
        {
            // From a nanosecond to a millisecond for a network of 26 parameters, on any machine.
            double nanoseconds = result.GetProperty("nanosecondsPerRow").GetDouble();
            Assert.InRange(nanoseconds, 1, 1e6);
            Assert.Equal(1e9 / nanoseconds, result.GetProperty("rowsPerSecond").GetDouble(), 1e-3);
        });
    }

    [Fact]
    public void It_prints_a_table()
    {
        new Classifier(1).Save(_scratch["c.safetensors"]);
        string text = ToolRun.Succeed("bench", _scratch["c.safetensors"], "--batch", "1", "--runs", "1", "--time", "1");
        Assert.Contains("3 → 4 Relu → 2 Softmax, 26 parameters", text, StringComparison.Ordinal);
        Assert.Matches(@"rows in a call +ns per row +rows per second", text);
    }
}
