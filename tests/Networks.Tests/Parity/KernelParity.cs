using System;
using System.Collections.Generic;
using System.Linq;
using MlpGen.Networks.Tests.Corpus;
using MlpGen.Networks.Tests.Harness;
using MlpGen.Networks.Tests.Oracle;
using Xunit;

namespace MlpGen.Networks.Tests.Parity;

/// <summary>
/// Compares every network of the corpus, computed with one kind of kernel at every vector width, with the tape. Each kind has its own
/// class, so that the kinds run in parallel. Each width and part of the corpus has its own test.
/// </summary>
public abstract partial class KernelParity
{
    private readonly KernelKind _kernel;

    private protected KernelParity(KernelKind kernel) => _kernel = kernel;

    public static MatrixTheoryData<int, int> WidthsAndChunks => new(Turns.AllWidths, [.. Enumerable.Range(0, NetworkCorpus.Chunks)]);

    public static TheoryData<int> Chunks => [.. Enumerable.Range(0, NetworkCorpus.Chunks)];

    /// <summary>Runs a check on the networks of a chunk that this run computes at a width.</summary>
    private void ForEach(int chunk, int width, Action<Subject> check)
    {
        foreach (NetworkSpec spec in NetworkCorpus.Chunk(chunk).Where(spec => Turns.Widths(spec, _kernel).Contains(width)))
            check(Create(spec, width));
    }

    /// <summary>Runs a check on every network of a chunk at several vector widths. Each width must give the bits of the first.</summary>
    private void ForEachWidths(int chunk, Action<Subject, IEnumerable<Subject>> check)
    {
        foreach (NetworkSpec spec in Specs(chunk))
        {
            int[] widths = Turns.ComparedWidths(spec, _kernel);
            check(Create(spec, widths[0]), widths.Skip(1).Select(width => Create(spec, width)));
        }
    }

    private IEnumerable<NetworkSpec> Specs(int chunk) => NetworkCorpus.Chunk(chunk).Where(spec => Turns.Includes(spec, _kernel));

    /// <summary>Returns one of the widths of a network. Consecutive numbers cycle through all of them.</summary>
    private int InTurn(NetworkSpec spec, int number)
    {
        int[] widths = Turns.Widths(spec, _kernel);
        return widths[number % widths.Length];
    }

    private Subject Create(NetworkSpec spec, int width)
    {
        Reference reference = Reference.For(spec);
        return new Subject(spec, _kernel, width, reference.Sample, reference.Expected);
    }
}

public sealed class PolicyParity() : KernelParity(KernelKind.Policy);

public sealed class ScalarParity() : KernelParity(KernelKind.Scalar);

public sealed class UnrolledParity() : KernelParity(KernelKind.Unrolled);

public sealed class TiledParity() : KernelParity(KernelKind.Tiled);
