using System;
using MlpGen.Benchmarks.Measuring;
using MlpGen.Benchmarks.Workloads;

namespace MlpGen.Benchmarks.Peers.Managed;

/// <summary>A peer that is written in C# and runs in this process.</summary>
internal sealed class ManagedPeer(string name, string version, Func<Problem, Sampler> prepare) : IPeer
{
    public string Name => name;

    public string Version => version;

    public string? Missing => null;

    public bool Has(Operation operation) => true;

    public Sampler Prepare(Problem problem) => prepare(problem);

    public void Dispose()
    {
    }
}
