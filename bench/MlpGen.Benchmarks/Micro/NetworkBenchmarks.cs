using System.Collections.Generic;
using System.Linq;
using BenchmarkDotNet.Attributes;
using MlpGen.Benchmarks.Measuring;
using MlpGen.Benchmarks.Peers.Generated;
using MlpGen.Benchmarks.Workloads;

namespace MlpGen.Benchmarks.Micro;

/// <summary>Repeated calls of a network, so that the overhead of the measurement does not matter.</summary>
public abstract class NetworkBenchmarks
{
    private const int Calls = 64;

    private Sampler? _sampler;

    [ParamsSource(nameof(Operations))]
    public string Operation { get; set; } = "";

    public abstract IEnumerable<string> Operations { get; }

    [GlobalSetup]
    public void Prepare() => _sampler = new MlpGenPeer().Prepare(new Problem(All().Single(operation => operation.Name == Operation)));

    [Benchmark(OperationsPerInvoke = Calls)]
    public double Call() => _sampler!.Run(Calls).Nanoseconds;

    private protected abstract IEnumerable<Operation> All();
}

/// <summary>Every workload with one row and with a mini-batch, forward and with both optimizers.</summary>
public class WorkloadBenchmarks : NetworkBenchmarks
{
    public override IEnumerable<string> Operations => All().Select(operation => operation.Name);

    private protected override IEnumerable<Operation> All() => Workload.All.SelectMany(Workloads.Operation.Each);
}

/// <summary>Batches that are not multiples of eight.</summary>
public class TailBenchmarks : NetworkBenchmarks
{
    private static readonly int[] Rows = [1, 2, 3, 4, 5, 6, 7, 8, 9, 31, 63, 64, 65];

    public override IEnumerable<string> Operations => All().Select(operation => operation.Name);

    private protected override IEnumerable<Operation> All() =>
        from workload in Workload.All from rows in Rows select new Operation(workload, OperationKind.Forward, rows);
}
