using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using MlpGen.Benchmarks.Measuring;

namespace MlpGen.Benchmarks.Modes;

/// <summary>
/// Measures the time from the start of a process to the end of the first training step, whether later steps are faster, and how long the first frames of
/// a game wait, without and with warm-up.
/// </summary>
internal static class FirstCallMode
{
    private const int Rounds = 21;
    private const int StepRounds = 7;
    private const double MostMilliseconds = 150;

    // The first step of each range. A range ends before the next begins. The runtime's second tier is complete by the last range, in a process that is not much older than a second.
    private static readonly int[] s_from = [1, 2, 3, 11, 101, 1_001, 10_001, 50_001, 100_001];

    // In the order in which bench/FirstCall prints them.
    private static readonly string[] s_calls =
    [
        "network.WarmUp() and trainer.WarmUp(32)",
        "Forward, one row",
        "Forward, 32 rows",
        "StepFor of 1 ms, first frame",
        "StepFor of 1 ms, second frame",
        "StepFor of 1 ms, third frame",
        "StepFor of 1 ms, fourth frame",
        "StepFor of 1 ms, fifth frame",
    ];

    public static void Run(Arguments arguments)
    {
        _ = arguments;
        string empty = Program("FirstCall.Empty"), digits = Program("FirstCall");
        Run(empty);
        Run(digits);

        // The two programs alternate, so that a slow second of the machine affects both.
        List<double> without = [], with = [], differences = [];
        for (int round = 0; round < Rounds; round++)
        {
            without.Add(Run(empty).Milliseconds);
            with.Add(Run(digits).Milliseconds);
            differences.Add(with[^1] - without[^1]);
        }

        (double low, double high) = Quantiles.MedianInterval(differences);
        Console.WriteLine($"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.ProcessArchitecture}, {Rounds} processes of each");
        Console.WriteLine($"{"process, from start to exit",-44}{"median ms",12}{"best ms",12}");
        Console.WriteLine($"{"empty console program",-44}{without.Median(),12:N1}{without.Min(),12:N1}");
        Console.WriteLine($"{"one step of 64-32-10 on 32 rows",-44}{with.Median(),12:N1}{with.Min(),12:N1}");
        Console.WriteLine($"{"difference",-44}{differences.Median(),12:N1}  95 %: {low:N1} to {high:N1}; limit {MostMilliseconds:N0}: {(high <= MostMilliseconds ? "below" : "above")}");
        PrintSteps(digits);
        PrintFrames(digits);
    }

    private static void PrintSteps(string digits)
    {
        List<double[]> runs = [];
        for (int round = 0; round < StepRounds; round++)
            runs.Add(Microseconds(digits, $"{s_from[^1] - 1}"));

        double Median(int from, int before) => runs.Select(run => run[(from - 1)..(before - 1)].Median()).Median();
        double last = Median(s_from[^2], s_from[^1]);
        Console.WriteLine();
        Console.WriteLine($"{"steps of a process",-24}{"median µs",12}{"× the last",14}   {StepRounds} processes");
        foreach ((int from, int next) in s_from.Zip(s_from.Skip(1)))
        {
            double median = Median(from, next);
            Console.WriteLine($"{(next - from == 1 ? $"{from:N0}" : $"{from:N0} to {next - 1:N0}"),-24}{median,12:N1}{(from == 1 ? "" : $"{median / last:N2}"),14}");
        }
    }

    private static void PrintFrames(string digits)
    {
        List<double[]> cold = [], warm = [];
        for (int round = 0; round < Rounds; round++)
        {
            cold.Add(Microseconds(digits, "cold"));
            warm.Add(Microseconds(digits, "warm"));
        }

        Console.WriteLine();
        Console.WriteLine($"First calls of {Rounds} processes of each, median and worst ms");
        Console.WriteLine($"{"",-48}{"without WarmUp",18}{"after WarmUp",18}");
        foreach ((int call, string name) in s_calls.Index())
        {
            string Figures(List<double[]> runs) =>
                $"{runs.Select(run => run[call] / 1e3).Median(),9:N3}{runs.Max(run => run[call] / 1e3),9:N3}";
            Console.WriteLine($"{name,-48}{(call == 0 ? "" : Figures(cold)),18}{Figures(warm),18}");
        }
    }

    private static double[] Microseconds(string program, string arguments)
    {
        string[] lines = Run(program, arguments).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. lines.Select(line => double.Parse(line, CultureInfo.InvariantCulture))];
    }

    private static (double Milliseconds, string Output) Run(string program, string arguments = "")
    {
        long start = Stopwatch.GetTimestamp();
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return process.ExitCode == 0 ? (milliseconds, output) : throw new InvalidOperationException($"{program} ended with exit code {process.ExitCode}.");
    }

    /// <summary>Returns the path of a program that was built with this one: from bench/MlpGen.Benchmarks/bin/Release/net10.0 to bench/Name/bin/Release/net10.0.</summary>
    private static string Program(string name)
    {
        DirectoryInfo framework = new(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        string bench = framework.Parent!.Parent!.Parent!.Parent!.FullName;
        return Path.Combine(bench, name, "bin", framework.Parent.Name, framework.Name, name + (OperatingSystem.IsWindows() ? ".exe" : ""));
    }
}
