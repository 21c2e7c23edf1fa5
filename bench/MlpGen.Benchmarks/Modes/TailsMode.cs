using System;
using System.Collections.Generic;
using System.Linq;
using MlpGen.Benchmarks.Measuring;
using MlpGen.Benchmarks.Peers.Generated;
using MlpGen.Benchmarks.Reports;
using MlpGen.Benchmarks.Workloads;

namespace MlpGen.Benchmarks.Modes;

/// <summary>Measures the cost of a batch that is not a multiple of eight: its forward time compared with the line between the neighboring multiples of eight.</summary>
internal static class TailsMode
{
    private const int Rounds = 21;
    private const double SampleNanoseconds = 2e6;

    private static readonly string[] Measured = ["W1", "W2", "W3", "W4", "W5", "W6"];

    private static readonly int[] Rows = [1, 2, 3, 4, 5, 6, 7, 8, 9, 15, 16, 17, 24, 31, 32, 33, 56, 63, 64, 65, 72];

    /// <summary>A number of rows, and the numbers of rows between which its line is drawn.</summary>
    private static readonly (int Rows, int Below, int Above)[] Tails = [(5, 1, 8), (7, 1, 8), (31, 24, 32), (63, 56, 64), (65, 64, 72)];

    public static void Run(Arguments arguments)
    {
        Affinity.PinToThisCore();
        Table times = new("workload", "rows", "median", "min", "a row");
        Table tails = new("workload", "rows", "line between", "to the line", "95 % interval");
        foreach (Workload workload in Workload.All.Where(workload => Measured.Contains(workload.Id) && arguments.Includes(workload.Id)))
        {
            Dictionary<int, List<double>> samples = Sample(workload);
            foreach (int rows in Rows)
            {
                double median = samples[rows].Median();
                times.Add(workload.Id, $"{rows}", Figures.Time(median), Figures.Time(samples[rows].Min()), Figures.Time(median / rows));
            }

            foreach ((int rows, int below, int above) in Tails)
            {
                double share = (double)(rows - below) / (above - below);
                double[] ratios = [.. Enumerable.Range(0, Rounds).Select(round =>
                    samples[rows][round] / (((1 - share) * samples[below][round]) + (share * samples[above][round])))];
                (double low, double high) = Quantiles.MedianInterval(ratios);
                string interval = $"{Figures.Ratio(low)}–{Figures.Ratio(high)}";
                tails.Add(workload.Id, $"{rows}", $"{below} and {above} rows", Figures.Ratio(ratios.Median()), interval);
            }
        }

        Console.WriteLine(times);
        Console.WriteLine(tails);
    }

    /// <summary>Returns the nanoseconds of a call in each round, with one sample of each number of rows in turn.</summary>
    private static Dictionary<int, List<double>> Sample(Workload workload)
    {
        (int Rows, Sampler Sampler, long Calls)[] all = [.. Rows.Select(rows =>
        {
            Sampler sampler = new MlpGenPeer().Prepare(new Problem(new Operation(workload, OperationKind.Forward, rows)));
            return (rows, sampler, Calibration.CallsFor(sampler, SampleNanoseconds));
        })];
        Dictionary<int, List<double>> samples = Rows.ToDictionary(rows => rows, _ => new List<double>());
        for (int round = 0; round < Rounds; round++)
        {
            foreach ((int rows, Sampler sampler, long calls) in all)
                samples[rows].Add(sampler.Run(calls).Nanoseconds / calls);
        }

        return samples;
    }
}
