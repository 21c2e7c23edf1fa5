using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using MlpGen.Numerics;

namespace MlpGen.Learning;

/// <summary>
/// m ← m + (1 − β₁)(g − m); v ← β₂v + (1 − β₂)g²: the running means of a gradient and of its square, as Adam and its kin take them.
/// </summary>
/// <remarks>
/// Products and sums are rounded one by one, not fused, so that every machine gets the same bits. Rules keep theirs in a field: a property
/// would copy it for every vector of parameters.
/// </remarks>
internal readonly unsafe partial struct Moments
{
    /// <summary>m.</summary>
    public required float* Mean { get; init; }

    /// <summary>v.</summary>
    public required float* Square { get; init; }

    /// <summary>1/√(1 − β₂ᵗ).</summary>
    public required float Correction { get; init; }

    /// <summary>1 − β₁.</summary>
    public required float NewToMean { get; init; }

    /// <summary>β₂.</summary>
    public required float OldToSquare { get; init; }

    /// <summary>1 − β₂.</summary>
    public required float NewToSquare { get; init; }

    /// <summary>ε.</summary>
    public required float Epsilon { get; init; }

    /// <summary>Takes the gradient of one parameter into its means.</summary>
    /// <param name="index">The parameter.</param>
    /// <param name="g">Its gradient.</param>
    /// <param name="root">√v·correction + ε.</param>
    /// <returns>m.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Take(nuint index, float g, out float root)
    {
        ref float mean = ref Mean[index];
        ref float square = ref Square[index];
        mean = Subnormal.Flush(mean + (NewToMean * (g - mean)));
        square = Subnormal.FlushSquare((OldToSquare * square) + (NewToSquare * (g * g)));
        root = (float.Sqrt(square) * Correction) + Epsilon;
        return mean;
    }

    /// <summary>The same for neighbours.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public Vector256<float> Take(nuint index, Vector256<float> g, out Vector256<float> root)
    {
        ref float means = ref Mean[index];
        ref float squares = ref Square[index];
        Vector256<float> m = Vector256.LoadUnsafe(ref means);
        m = Subnormal.Flush(m + (Vector256.Create(NewToMean) * (g - m)));
        Vector256<float> v =
            (Vector256.Create(OldToSquare) * Vector256.LoadUnsafe(ref squares)) + (Vector256.Create(NewToSquare) * (g * g));
        v = Subnormal.FlushSquare(v);
        m.StoreUnsafe(ref means);
        v.StoreUnsafe(ref squares);
        root = (Vector256.Sqrt(v) * Vector256.Create(Correction)) + Vector256.Create(Epsilon);
        return m;
    }

    /// <summary>True if rate·m/root is in range for all m and v that are. They stay in it, being means of what is.</summary>
    public bool IsSafe(float rate) =>
        Epsilon >= SafeRange.Epsilon && rate <= SafeRange.Change / SafeRange.Memory * Epsilon;
}
