using System;
using System.Diagnostics;

namespace MlpGen.Benchmarks.Peers;

/// <summary>Runs a program to completion.</summary>
internal static class Tool
{
    /// <summary>Returns the output of the program, or null and the reason if it does not exist or fails.</summary>
    public static (string? Output, string Failure) Run(string file, string arguments, TimeSpan limit)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(file, arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = Repository.Root,
            })!;
            System.Threading.Tasks.Task<string> output = process.StandardOutput.ReadToEndAsync();
            System.Threading.Tasks.Task<string> errors = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit(limit))
            {
                process.Kill(entireProcessTree: true);
                return (null, $"{file} did not end within {limit.TotalSeconds:N0} s");
            }

            return process.ExitCode == 0 ? (output.Result, "") : (null, $"{file} failed: {FirstError(errors.Result + output.Result)}");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return (null, $"{file} is not installed");
        }
    }

    private static string FirstError(string text)
    {
        foreach (string line in text.Split('\n'))
        {
            if (line.Contains("error", StringComparison.OrdinalIgnoreCase))
                return line.Trim();
        }

        return text.Split('\n')[0].Trim();
    }
}
