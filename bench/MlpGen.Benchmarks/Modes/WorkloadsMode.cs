using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using MlpGen.Benchmarks.Limits;
using MlpGen.Benchmarks.Measuring;
using MlpGen.Benchmarks.Peers.Generated;
using MlpGen.Benchmarks.Workloads;

namespace MlpGen.Benchmarks.Modes;

/// <summary>Measures MlpGen alone against the peak of the core. Use it while you work on a kernel.</summary>
internal static class WorkloadsMode
{
    private const int Rounds = 15;
    private const double SampleNanoseconds = 5e6;

    public static void Run(Arguments arguments)
    {
        IEnumerable<Workload> workloads = Workload.All.Where(workload => arguments.Includes(workload.Id));
        Row[] rows = [.. workloads.SelectMany(Operation.Each).Select(operation => new Row(operation))];

        // One sample of each in turn, so that a slow second of the machine affects all equally.
        for (int round = 0; round < Rounds; round++)
        {
            foreach (Row row in rows)
                row.Sample();
        }

        Console.WriteLine(
            $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.ProcessArchitecture}, vectors of {FmaPeak.WidestBits} bits, median of {Rounds} samples");
        Console.WriteLine($"{"operation",-44}{"median ns",14}{"best ns",14}{"GFLOP/s",10}{"of peak",9}{"bytes",7}");
        foreach (Row row in rows)
            Console.WriteLine(row);
    }

    private sealed class Row
    {
        private readonly Operation _operation;
        private readonly Sampler _sampler;
        private readonly long _calls;
        private readonly List<double> _nanoseconds = [];
        private readonly List<double> _shares = [];
        private long _bytes;

        public Row(Operation operation)
        {
            _operation = operation;
            _sampler = new MlpGenPeer().Prepare(new Problem(operation));
            _calls = Calibration.CallsFor(_sampler, SampleNanoseconds);
        }

        /// <summary>Takes one sample, with the peak of the core before and after it.</summary>
        public void Sample()
        {
            double before = FmaPeak.Measure();
            Sample sample = _sampler.Run(_calls);
            double after = FmaPeak.Measure();
            double nanoseconds = sample.Nanoseconds / _calls;
            _nanoseconds.Add(nanoseconds);
            _shares.Add(_operation.Flops / nanoseconds / Math.Max(before, after));
            _bytes = sample.Bytes!.Value / _calls;
        }

        public override string ToString()
        {
            double median = _nanoseconds.Median();
            return $"{_operation.Name,-44}{median,14:N1}{_nanoseconds.Min(),14:N1}{_operation.Flops / median,10:N1}{_shares.Median(),9:P0}{_bytes,7}";
        }
    }
}
