using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using MlpGen.CompilerServices;
using MlpGen.Networks.Tests.Corpus;

namespace MlpGen.Networks.Tests.Harness;

/// <summary>All networks of the tests, compiled once for each kernel kind, when the first test asks.</summary>
internal static class KernelNetworks
{
    /// <summary>
    /// The largest network that is unrolled whole in these tests. A 512-wide layer unrolled would be a quarter of a million
    /// statements, which no policy chooses; the networks of every size from 1 to 65 lie below.
    /// </summary>
    private const int MostUnrolledMultiplyAdds = 6_100;

    private static readonly ConcurrentDictionary<KernelKind, Lazy<Assembly>> s_assemblies = new();

    /// <summary>Whether a network is compiled with a kind of kernel: large ones are not unrolled, and for some alone the policy chooses.</summary>
    public static bool Has(NetworkSpec spec, KernelKind kernel) => kernel switch
    {
        KernelKind.Policy => spec.Dropout is not null || NetworkCorpus.ForPolicy.Contains(spec),
        KernelKind.Unrolled => spec.MultiplyAdds <= MostUnrolledMultiplyAdds,
        _ => true,
    };

    /// <summary>A network of its own with the parameters of its sample.</summary>
    /// <param name="spec">One of the corpora, or of the small networks.</param>
    /// <param name="kernel">What computes it.</param>
    /// <param name="width">The vector width in bits, or 0 for the machine's widest. The scalar kernel has none.</param>
    /// <param name="parameters">In canonical order.</param>
    public static INetwork Create(NetworkSpec spec, KernelKind kernel, int width, float[] parameters)
    {
        Assembly assembly = s_assemblies.GetOrAdd(kernel, kind => new Lazy<Assembly>(() => Compile(kind))).Value;
        Type type = assembly.GetType(spec.Name, throwOnError: true)!;
        INetwork network = (INetwork)Activator.CreateInstance(type, 1)!;
        if (network is IVectorWidthSwitch widthSwitch)
            widthSwitch.VectorWidth = width;
        else if (kernel != KernelKind.Scalar)
            throw new InvalidOperationException($"{spec} has no switch of the vector width.");
        network.SetParameters(parameters);
        return network;
    }

    private static Assembly Compile(KernelKind kernel)
    {
        IEnumerable<NetworkSpec> all = [.. NetworkCorpus.All, .. Combinations.SmallNetworks, .. DroppingCorpus.All];
        return NetworkCompiler.Compile(all.Where(spec => Has(spec, kernel)), kernel);
    }
}
