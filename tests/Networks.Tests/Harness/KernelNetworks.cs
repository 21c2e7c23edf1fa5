using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using MlpGen.CompilerServices;
using MlpGen.Networks.Tests.Corpus;

namespace MlpGen.Networks.Tests.Harness;

/// <summary>
/// All networks of the tests, compiled for each kernel kind in small groups. A group is compiled when a test first needs one of it.
/// </summary>
internal static class KernelNetworks
{
    /// <summary>
    /// The number of networks in a group: enough to share the compiler's start, few enough that syntax trees take little memory.
    /// </summary>
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

    /// <summary>Creates a new network with given parameters.</summary>
    /// <param name="spec">The network, which is one of the corpora or of the small networks.</param>
    /// <param name="kernel">The kernels that compute it. If this run does not plan them for the network, it is compiled alone.</param>
    /// <param name="width">The vector width in bits, or 0 for the machine's widest. The scalar kernel has none.</param>
    /// <param name="parameters">The parameters in canonical order.</param>
    public static INetwork Create(NetworkSpec spec, KernelKind kernel, int width, float[] parameters)
    {
        Assembly assembly = s_assemblies.GetOrAdd((kernel, spec.Name), _ => new Lazy<Assembly>(() => NetworkCompiler.Compile([spec], kernel))).Value;
        Type type = assembly.GetType(spec.Name, throwOnError: true)!;
        INetwork network = (INetwork)Activator.CreateInstance(type, 1)!;
        if (network is IVectorWidthSwitch widthSwitch)
            widthSwitch.VectorWidth = width;
        else if (kernel != KernelKind.Scalar)
            throw new InvalidOperationException($"{spec} cannot switch its vector width.");
        network.SetParameters(parameters);
        return network;
    }
}
