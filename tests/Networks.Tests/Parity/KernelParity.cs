using System;
using System.Linq;
using MlpGen.Networks.Tests.Corpus;
using MlpGen.Networks.Tests.Harness;
using MlpGen.Networks.Tests.Oracle;
using Xunit;

namespace MlpGen.Networks.Tests.Parity;

/// <summary>
/// Every network of the corpus, computed with one kind of kernel at every vector width, against the tape. One class for each kind, so
/// that they run beside each other; one test for each width and part of the corpus.
/// </summary>
public abstract partial class KernelParity
{
    private readonly KernelKind _kernel;

    private protected KernelParity(KernelKind kernel) => _kernel = kernel;

    public static MatrixTheoryData<int, int> WidthsAndChunks => new([128, 256, 512], [.. Enumerable.Range(0, NetworkCorpus.Chunks)]);

    public static TheoryData<int> Chunks => [.. Enumerable.Range(0, NetworkCorpus.Chunks)];

    /// <summary>Runs a check on every network of a chunk.</summary>
    private void ForEach(int chunk, int width, Action<Subject> check)
    {
        foreach (NetworkSpec spec in NetworkCorpus.Chunk(chunk).Where(spec => KernelNetworks.Has(spec, _kernel)))
        {
            Reference reference = Reference.For(spec);
            check(new Subject(spec, _kernel, width, reference.Sample, reference.Expected));
        }
    }
}

public sealed class PolicyParity() : KernelParity(KernelKind.Policy);

public sealed class ScalarParity() : KernelParity(KernelKind.Scalar);

public sealed class UnrolledParity() : KernelParity(KernelKind.Unrolled);

public sealed class TiledParity() : KernelParity(KernelKind.Tiled);
