using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace MlpGen.Package.Tests;

/// <summary>Runs the <c>dotnet</c> that runs the tests, and leaves no build server behind.</summary>
internal static class Dotnet
{
    private static readonly string _executable = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>Runs a command to its end and demands that it succeeds.</summary>
    /// <param name="directory">Where it runs.</param>
    /// <param name="packages">The folder that packages are unpacked to; null for the machine's.</param>
    /// <param name="cancellation">Kills it.</param>
    /// <param name="arguments">What follows <c>dotnet</c>.</param>
    /// <returns>What it wrote to its output.</returns>
    public static Task<string> RunAsync(string directory, string? packages, CancellationToken cancellation, params string[] arguments) =>
        RunAsync(directory, packages, home: null, cancellation, arguments);

    /// <summary>The same as another user, who has other templates.</summary>
    /// <param name="directory">Where it runs.</param>
    /// <param name="packages">The folder that packages are unpacked to; null for the machine's.</param>
    /// <param name="home">Where the command keeps what it keeps for a user; null for the user's own place.</param>
    /// <param name="cancellation">Kills it.</param>
    /// <param name="arguments">What follows <c>dotnet</c>.</param>
    /// <returns>What it wrote to its output.</returns>
    public static async Task<string> RunAsync(string directory, string? packages, string? home, CancellationToken cancellation, params string[] arguments)
    {
        (int exitCode, string output) = await TryAsync(directory, packages, home, cancellation, arguments);
        Assert.True(exitCode == 0, $"dotnet {string.Join(' ', arguments)} exited with {exitCode}:\n{output}");
        return output;
    }

    /// <summary>The same, whether it succeeds or not.</summary>
    /// <returns>The exit code, and what it wrote; after a failure its errors too.</returns>
    public static async Task<(int ExitCode, string Output)> TryAsync(
        string directory, string? packages, string? home, CancellationToken cancellation, params string[] arguments)
    {
        ProcessStartInfo start = new(_executable, arguments)
        {
            WorkingDirectory = directory,
        };

        // What the build around these tests set for itself is not for a user's build.
        foreach (string name in (string[])["MSBuildSDKsPath", "MSBuildExtensionsPath", "MSBuildLoadMicrosoftTargetsReadOnly", "MSBUILD_EXE_PATH"])
            start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["NuGetAudit"] = "false";
        if (home is not null)
            start.Environment["DOTNET_CLI_HOME"] = home;
        if (packages is not null)
            start.Environment["NUGET_PACKAGES"] = packages;
        return await CompleteAsync(start, cancellation);
    }

    /// <summary>Runs a program to its end.</summary>
    /// <returns>The exit code, and what it wrote; after a failure its errors too.</returns>
    public static async Task<(int ExitCode, string Output)> CompleteAsync(ProcessStartInfo start, CancellationToken cancellation)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using Process process = Process.Start(start)!;
        using CancellationTokenRegistration kill = cancellation.Register(() => process.Kill(entireProcessTree: true));
        Task<string> output = process.StandardOutput.ReadToEndAsync(cancellation);
        Task<string> errors = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return (process.ExitCode, process.ExitCode == 0 ? await output : $"{await output}\n{await errors}");
    }
}
