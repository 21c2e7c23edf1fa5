using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using MlpGen.Benchmarks.Limits;
using MlpGen.Benchmarks.Measuring;
using MlpGen.Benchmarks.Peers;
using MlpGen.Benchmarks.Workloads;

namespace MlpGen.Benchmarks.Reports;

/// <summary>Writes the page about a comparison of all peers.</summary>
internal static class PeerReport
{
    public static string Write(IReadOnlyList<Comparison> comparisons, IReadOnlyList<IPeer> peers, Effort effort, string command)
    {
        StringBuilder text = new();
        text.Append("# Benchmarks\n\n");
        text.Append($"Printed by `{command}` on {DateTime.UtcNow:d MMMM yyyy}. [How it is measured](#how-it-is-measured) is explained below the tables.\n\n");
        text.Append("## MlpGen and the best peer\n\n").Append(Verdicts(comparisons)).Append('\n');
        text.Append("## Every peer\n\n").Append(EveryPeer(comparisons)).Append('\n');
        text.Append("## The machine\n\n").Append(MachineTable(comparisons)).Append('\n');
        text.Append("## The peers\n\n").Append(PeerTable(peers)).Append('\n');
        text.Append("## How it is measured\n\n").Append(Method.Text(effort));
        return text.ToString();
    }

    private static Table Verdicts(IReadOnlyList<Comparison> comparisons)
    {
        Table table = new("operation", "MlpGen", "best peer", "its time", "ratio", "95 % interval", "verdict", "of the limit", "limit");
        foreach (Comparison comparison in comparisons)
        {
            Contender subject = comparison.Subject;
            Contender? best = comparison.BestPeer;
            Verdict? verdict = Verdict.Of(comparison);
            bool reading = comparison.Operation.IsBoundByReading;
            table.Add(
                comparison.Operation.Name,
                Figures.Time(subject.Median),
                best?.Name ?? "none",
                best is null ? "" : Figures.Time(best.Median),
                verdict is null ? "" : Figures.Ratio(verdict.Ratio),
                verdict is null ? "" : $"{Figures.Ratio(verdict.Low)}–{Figures.Ratio(verdict.High)}",
                verdict?.Word ?? "",
                $"{comparison.Limits.Share(comparison.Operation, subject.Median):P0}",
                reading ? $"{comparison.Limits.Parameters:F0} GB/s" : $"{comparison.Limits.Fma:F0} GFLOP/s");
        }

        return table;
    }

    private static Table EveryPeer(IReadOnlyList<Comparison> comparisons)
    {
        Table table = new("operation", "peer", "median", "min–max", "to MlpGen", "GFLOP/s", "of the limit", "bytes a call");
        foreach (Comparison comparison in comparisons)
        {
            foreach (Contender contender in comparison.Contenders)
            {
                if (contender.Absence is { } absence)
                {
                    table.Add(comparison.Operation.Name, contender.Name, "", absence, "", "", "", "");
                    continue;
                }

                double median = contender.Median;
                table.Add(
                    comparison.Operation.Name,
                    contender.Name,
                    Figures.Time(median),
                    $"{Figures.Time(contender.Nanoseconds.Min())}–{Figures.Time(contender.Nanoseconds.Max())}",
                    Figures.Ratio(median / comparison.Subject.Median),
                    $"{comparison.Operation.Flops / median:F1}",
                    $"{comparison.Limits.Share(comparison.Operation, median):P1}",
                    contender.BytesPerCall is { } bytes ? $"{bytes:F0}" : "–");
            }
        }

        return table;
    }

    private static Table MachineTable(IReadOnlyList<Comparison> comparisons)
    {
        Table table = new("what", "value");
        table.Add("processor", string.Join(", ", new[] { Machine.Processor, Machine.ProcessorFamily }.Where(part => part.Length > 0)));
        table.Add("system", Machine.System);
        table.Add(
            "runtime",
            $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.ProcessArchitecture}, vectors of {FmaPeak.WidestBits} bits");
        table.Add("multiply-adds, widest vectors", Range(comparisons, limits => limits.Fma, "GFLOP/s"));
        table.Add("multiply-adds, 256 bits", Range(comparisons, limits => limits.Fma256, "GFLOP/s"));
        table.Add($"reading {ReadBandwidth.L2Bytes / 1024} KiB again and again", Range(comparisons, limits => limits.L2, "GB/s"));
        foreach (Comparison comparison in comparisons.Where(comparison => comparison.Operation.IsBoundByReading))
        {
            Workload workload = comparison.Operation.Workload;
            table.Add(
                $"reading the {workload.ParameterCount * sizeof(float) / 1024.0:N0} KiB of {workload.Id} again and again",
                $"{comparison.Limits.Parameters:F0} GB/s");
        }

        return table;
    }

    private static string Range(IReadOnlyList<Comparison> comparisons, Func<CoreLimits, double> limit, string unit) =>
        $"{comparisons.Min(comparison => limit(comparison.Limits)):F0}–{comparisons.Max(comparison => limit(comparison.Limits)):F0} {unit}";

    private static Table PeerTable(IReadOnlyList<IPeer> peers)
    {
        Table table = new("peer", "version");
        foreach (IPeer peer in peers)
            table.Add(peer.Name, peer.Missing is { } missing ? $"missing: {missing}" : peer.Version);
        return table;
    }
}
