using System;
using System.IO;
using System.Text.Json;
using Xunit;

namespace MlpGen.Tool.Tests.Harness;

/// <summary>A command that ran in this process, without a terminal.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Error)
{
    /// <summary>Runs a command, and checks what holds for every command: errors are one line, and nothing contains control sequences.</summary>
    public static ToolRun Of(params string[] arguments)
    {
        StringWriter output = new(), error = new();
        int exitCode = new ToolApp(output, error, hasColors: false).Run(arguments);
        ToolRun run = new(exitCode, output.ToString().ReplaceLineEndings("\n"), error.ToString().ReplaceLineEndings("\n"));
        Assert.DoesNotContain('\e', run.Output + run.Error);
        Assert.InRange(exitCode, 0, 2);
        Assert.Equal(exitCode == 2, run.Error.Length > 0);
        if (exitCode == 2)
        {
            Assert.StartsWith("dotnet mlpgen: ", run.Error, StringComparison.Ordinal);
            Assert.Equal(run.Error.Length - 1, run.Error.IndexOf('\n'));
            Assert.Empty(run.Output);
        }

        return run;
    }

    /// <summary>Runs a command that must succeed.</summary>
    public static string Succeed(params string[] arguments)
    {
        ToolRun run = Of(arguments);
        Assert.True(run.ExitCode == 0, run.Error);
        return run.Output;
    }

    /// <summary>Runs a command that must succeed with JSON.</summary>
    public static JsonElement Json(params string[] arguments) => JsonDocument.Parse(Succeed([.. arguments, "--json"])).RootElement;

    /// <summary>Runs a command that must refuse its input.</summary>
    /// <returns>The error.</returns>
    public static string Refuse(params string[] arguments)
    {
        ToolRun run = Of(arguments);
        Assert.True(run.ExitCode == 2, $"The exit code is {run.ExitCode}.\n{run.Output}");
        return run.Error;
    }
}
