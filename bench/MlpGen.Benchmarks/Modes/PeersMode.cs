using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using MlpGen.Benchmarks.Measuring;
using MlpGen.Benchmarks.Peers;
using MlpGen.Benchmarks.Reports;
using MlpGen.Benchmarks.Workloads;

namespace MlpGen.Benchmarks.Modes;

/// <summary>Compares MlpGen with every alternative, and writes the page with the result.</summary>
internal static class PeersMode
{
    public static void Run(Arguments arguments)
    {
        Effort effort = arguments.Has("--quick") ? Effort.Quick : Effort.Full;
        Operation[] operations = [.. Operation.Compared.Where(operation => arguments.Includes(operation.Workload.Id))];
        using PeerSet peers = new();
        peers.Build(operations, effort.BuildLimit);
        peers.WarmUp(operations);
        Affinity.PinToThisCore();
        peers.Start();

        List<Comparison> comparisons = [];
        foreach (Operation operation in operations)
        {
            using Comparison comparison = new(operation, peers.All, effort);
            comparisons.Add(comparison);
            Console.Error.WriteLine($"{operation.Name}: {Verdict.FromComparison(comparison)?.Word}");
        }

        string command = $"dotnet run -c Release --project bench/MlpGen.Benchmarks -- {string.Join(' ', arguments.Values.Prepend("peers"))}";
        string report = PeerReport.Write(comparisons, peers.All, effort, command);
        Console.WriteLine(report);
        if (Output(arguments) is { } file)
            File.WriteAllText(file, report);
    }

    /// <summary>The path of the page: in the documentation after a full run over everything, otherwise none unless an argument names it.</summary>
    private static string? Output(Arguments arguments)
    {
        bool full = !arguments.Has("--quick") && arguments.Value("--only") is null;
        return arguments.Value("--output") ?? (full ? Path.Combine(Repository.Root, "docs", "benchmarks.md") : null);
    }
}
