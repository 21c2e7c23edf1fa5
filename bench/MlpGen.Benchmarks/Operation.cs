using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;

namespace MlpGen.Benchmarks;

/// <summary>One thing to measure: prepared once, then sampled in turn with the others.</summary>
/// <param name="name">Workload and operation.</param>
/// <param name="flops">Multiplications and additions of one call, activations and optimizer not counted.</param>
/// <param name="call">One call.</param>
internal sealed class Operation(string name, double flops, Action call)
{
    private const double SampleSeconds = 0.02;
    private readonly List<double> _nanoseconds = [];
    private readonly List<double> _shares = [];
    private int _calls = 1;

    public string Name => name;

    public double Median => Quantile(_nanoseconds, 0.5);

    public double Best => _nanoseconds.Min();

    public double GigaFlops => flops / Median;

    public double ShareOfPeak => Quantile(_shares, 0.5);

    public long BytesPerCall { get; private set; }

    /// <summary>Finds how many calls fill a sample, and what one allocates.</summary>
    public void Prepare()
    {
        for (; ; _calls *= 2)
        {
            if (Seconds() >= SampleSeconds)
                break;
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        call();
        BytesPerCall = GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>Takes one sample, with the peak of the core before and after it.</summary>
    public void Sample()
    {
        double before = FmaPeak.Measure();
        double nanoseconds = Seconds() / _calls * 1e9;
        double after = FmaPeak.Measure();
        _nanoseconds.Add(nanoseconds);
        _shares.Add(flops / nanoseconds / Math.Max(before, after));
    }

    private double Seconds()
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < _calls; i++)
            call();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static double Quantile(List<double> values, double q)
    {
        double[] sorted = [.. values.Order()];
        return sorted[(int)(q * (sorted.Length - 1))];
    }
}
