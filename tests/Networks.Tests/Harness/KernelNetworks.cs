using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using MlpGen.CompilerServices;
using MlpGen.Networks.Tests.Corpus;

namespace MlpGen.Networks.Tests.Harness;

/// <summary>All networks of the tests, compiled for each kernel kind a few at a time, when the first test asks for one of them.</summary>
internal static class KernelNetworks
{
    /// <summary>Enough to share the compiler's start, few enough that their syntax trees take little memory.</summary>
    private const int GroupSize = 12;

    private static readonly ConcurrentDictionary<(KernelKind, string), Lazy<Assembly>> s_assemblies = new();

    static KernelNetworks()
    {
        foreach (KernelKind kernel in Enum.GetValues<KernelKind>())
        {
            foreach (NetworkSpec[] group in All.Where(spec => Turns.Includes(spec, kernel)).Chunk(GroupSize))
            {
                Lazy<Assembly> assembly = new(() => NetworkCompiler.Compile(group, kernel));
                foreach (NetworkSpec spec in group)
                    s_assemblies[(kernel, spec.Name)] = assembly;
            }
        }
    }

    /// <summary>The networks of every corpus.</summary>
    public static IEnumerable<NetworkSpec> All => [.. NetworkCorpus.All, .. Combinations.SmallNetworks, .. DroppingCorpus.All];

    /// <summary>A network of its own with the parameters of its sample.</summary>
    /// <param name="spec">One of the corpora, or of the small networks.</param>
    /// <param name="kernel">What computes it. Where this run does not plan it, the network is compiled alone.</param>
    /// <param name="width">The vector width in bits, or 0 for the machine's widest. The scalar kernel has none.</param>
    /// <param name="parameters">In canonical order.</param>
    public static INetwork Create(NetworkSpec spec, KernelKind kernel, int width, float[] parameters)
    {
        Assembly assembly = s_assemblies.GetOrAdd((kernel, spec.Name), _ => new Lazy<Assembly>(() => NetworkCompiler.Compile([spec], kernel))).Value;
        Type type = assembly.GetType(spec.Name, throwOnError: true)!;
        INetwork network = (INetwork)Activator.CreateInstance(type, 1)!;
        if (network is IVectorWidthSwitch widthSwitch)
            widthSwitch.VectorWidth = width;
        else if (kernel != KernelKind.Scalar)
            throw new InvalidOperationException($"{spec} has no switch of the vector width.");
        network.SetParameters(parameters);
        return network;
    }
}
