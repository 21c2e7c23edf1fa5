using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace MlpGen.Package.Tests;

/// <summary>Runs commands of the <c>dotnet</c> that runs the tests, without leaving a build server behind.</summary>
internal static class Dotnet
{
    private static readonly string _executable = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>Runs a command to its end and asserts that it succeeds.</summary>
    /// <param name="directory">The working directory.</param>
    /// <param name="packages">The folder that packages are unpacked to. Default: the machine's folder, if null.</param>
    /// <param name="cancellation">Kills the command when canceled.</param>
    /// <param name="arguments">The arguments after <c>dotnet</c>.</param>
    /// <returns>The output of the command.</returns>
    public static Task<string> RunAsync(string directory, string? packages, CancellationToken cancellation, params string[] arguments) =>
        RunAsync(directory, packages, home: null, cancellation, arguments);

    /// <summary>Runs a command as another user, who has other templates, and asserts that it succeeds.</summary>
    /// <param name="directory">The working directory.</param>
    /// <param name="packages">The folder that packages are unpacked to. Default: the machine's folder, if null.</param>
    /// <param name="home">The folder in which the command stores user data. Default: the current user's folder, if null.</param>
    /// <param name="cancellation">Kills the command when canceled.</param>
    /// <param name="arguments">The arguments after <c>dotnet</c>.</param>
    /// <returns>The output of the command.</returns>
    public static async Task<string> RunAsync(string directory, string? packages, string? home, CancellationToken cancellation, params string[] arguments)
    {
        (int exitCode, string output) = await TryAsync(directory, packages, home, cancellation, arguments);
        Assert.True(exitCode == 0, $"dotnet {string.Join(' ', arguments)} exited with {exitCode}:\n{output}");
        return output;
    }

    /// <summary>Runs a command as another user, whether it succeeds or fails.</summary>
    /// <returns>The exit code and the output, including errors after a failure.</returns>
    public static async Task<(int ExitCode, string Output)> TryAsync(
        string directory, string? packages, string? home, CancellationToken cancellation, params string[] arguments)
    {
        ProcessStartInfo start = new(_executable, arguments)
        {
            WorkingDirectory = directory,
        };

        // Settings of the build around these tests must not affect the builds of users.
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
    /// <returns>The exit code and the output, including errors after a failure.</returns>
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
