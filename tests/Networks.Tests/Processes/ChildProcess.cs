using System;
using System.Diagnostics;
using System.IO;
using MlpGen.Networks.Child;
using MlpGen.Networks.Tests.Harness;

namespace MlpGen.Networks.Tests.Processes;

/// <summary>
/// The program <c>tests/Networks.Child</c>. It ends at the latest when this object is disposed of, or when the tests end.
/// </summary>
internal sealed class ChildProcess : IDisposable
{
    private readonly Process _process;

    /// <summary>Starts the child.</summary>
    /// <param name="settings">The settings of the runtime, as environment variables.</param>
    /// <param name="arguments">The arguments, which say what the child does.</param>
    public ChildProcess((string Name, string Value)[] settings, params string[] arguments)
    {
        ProcessStartInfo start = new(DotnetHost.Path, ["exec", typeof(SavedTraining).Assembly.Location, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in settings)
            start.Environment[name] = value;
        _process = Process.Start(start)!;
    }

    /// <summary>Reads the next line that the child writes.</summary>
    public string ReadLine() => _process.StandardOutput.ReadLine() ?? throw Failure();

    /// <summary>Kills the child.</summary>
    /// <returns>The output since the last line that was read.</returns>
    public string Kill()
    {
        _process.Kill();
        string rest = _process.StandardOutput.ReadToEnd();
        _process.WaitForExit();
        return rest;
    }

    /// <summary>Waits for the child to end, and throws if it failed.</summary>
    public void Complete()
    {
        _process.StandardOutput.ReadToEnd();
        _process.WaitForExit();
        if (_process.ExitCode != 0)
            throw Failure();
    }

    /// <summary>Closes the child's input, as the end of the tests would.</summary>
    /// <returns>True if the child ends within a minute.</returns>
    public bool EndsWithInput()
    {
        _process.StandardInput.Close();
        return _process.WaitForExit(TimeSpan.FromMinutes(1));
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }

    private IOException Failure() => new($"The child process ended unexpectedly: {_process.StandardError.ReadToEnd()}");
}
