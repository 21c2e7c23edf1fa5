using System;
using System.Collections.Generic;
using Xunit;

namespace MlpGen.Networks.Tests.Processes;

/// <summary>
/// After a warm-up, no call in a frame compiles a method on its thread. The runtime counts the methods, in a separate process in which
/// nothing has been compiled yet.
/// </summary>
public sealed class FirstCallTests
{
    [Theory]
    [InlineData("Plain")]
    [InlineData("Shared")]
    [InlineData("Shaped")]
    public void Nothing_is_compiled_after_warming_up(string kind)
    {
        Assert.All(Counts(kind, "warm"), count => Assert.EndsWith(": 0", count, StringComparison.Ordinal));

        // If calls without a warm-up compiled nothing either, the count would prove nothing.
        List<string> cold = Counts(kind, "cold");
        Assert.Contains("Nothing: 0", cold);
        Assert.DoesNotContain("StepFor, a dataset: 0", cold);
        Assert.DoesNotContain("Forward: 0", cold);
    }

    // Without the settings of the tests' own runtime, which users do not have.
    private static List<string> Counts(string kind, string temperature)
    {
        using ChildProcess child = new([], "count", kind, temperature);
        List<string> lines = [];
        do
            lines.Add(child.ReadLine());
        while (lines[^1] != "End");
        lines.RemoveAt(lines.Count - 1);
        return lines;
    }
}
