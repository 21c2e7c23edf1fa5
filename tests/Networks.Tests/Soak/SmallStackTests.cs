using System.Collections.Generic;
using System.Linq;
using MlpGen.Networks.Tests.Corpus;
using MlpGen.Networks.Tests.Harness;
using Xunit;

namespace MlpGen.Networks.Tests.Soak;

/// <summary>Every network runs on a thread with 128 KiB of stack. If one needs more, the process ends, and no test of the run passes.</summary>
public sealed class SmallStackTests
{
    private const int Chunks = 6;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Every_network_runs_with_little_stack(int chunk)
    {
        IEnumerable<(NetworkSpec Spec, KernelKind Kernel)> all =
            from spec in KernelNetworks.All from kernel in Turns.Kernels(spec) select (spec, kernel);
        foreach ((NetworkSpec spec, KernelKind kernel) in all.Where((_, index) => index % Chunks == chunk))
        {
            float[] parameters = Sample.DrawParameters(spec, new Pcg32((ulong)SoakSettings.Seed));
            new SmallStack(KernelNetworks.Create(spec, kernel, 0, parameters), $"{spec}, {kernel}", SoakSettings.Seed).Check(threads: 1);
        }
    }
}
