using System;
using System.Diagnostics;
using System.IO;
using MlpGen.Networks.Child;
using MlpGen.Networks.Tests.Harness;

namespace MlpGen.Networks.Tests.Processes;

/// <summary>The program of <c>tests/Networks.Child</c>, which ends at the latest when this is disposed of, or when the tests do.</summary>
internal sealed class ChildProcess : IDisposable
{
    private readonly Process _process;

    /// <summary>Starts it.</summary>
    /// <param name="settings">Of the runtime.</param>
    /// <param name="arguments">What it shall do.</param>
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

    /// <summary>Its next line.</summary>
    public string ReadLine() => _process.StandardOutput.ReadLine() ?? throw Failure();

    /// <summary>Ends it where it stands.</summary>
    /// <returns>What it wrote since the last line that was read.</returns>
    public string Kill()
    {
        _process.Kill();
        string rest = _process.StandardOutput.ReadToEnd();
        _process.WaitForExit();
        return rest;
    }

    /// <summary>Lets it come to its end, and demands that it succeeds.</summary>
    public void Complete()
    {
        _process.StandardOutput.ReadToEnd();
        _process.WaitForExit();
        if (_process.ExitCode != 0)
            throw Failure();
    }

    /// <summary>Closes its input, as the end of the tests would.</summary>
    /// <returns>Whether it ends within a minute.</returns>
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

    private IOException Failure() => new($"The child ended: {_process.StandardError.ReadToEnd()}");
}
