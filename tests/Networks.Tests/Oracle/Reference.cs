using System;
using System.Collections.Concurrent;
using MlpGen.Networks.Tests.Corpus;

namespace MlpGen.Networks.Tests.Oracle;

/// <summary>A network's sample and the tape's results for it, computed once and compared with every kernel kind and vector width.</summary>
internal sealed class Reference
{
    private static readonly ConcurrentDictionary<string, Lazy<Reference>> s_references = new();

    private Reference(NetworkSpec spec)
    {
        Sample = WellConditioned.For(spec);
        Expected = new Expectation(spec, Sample, new TapeNetwork(spec, Sample.ToDouble(Sample.Parameters)));
    }

    public Sample Sample { get; }

    public Expectation Expected { get; }

    public static Reference For(NetworkSpec spec) => s_references.GetOrAdd(spec.Name, _ => new Lazy<Reference>(() => new Reference(spec))).Value;
}
