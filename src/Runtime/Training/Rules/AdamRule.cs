using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using MlpGen.Numerics;

namespace MlpGen;

/// <summary>g ← g + λw; m ← m + (1 − β₁)(g − m); v ← β₂v + (1 − β₂)g²; w ← w − rate·m / (√v·correction + ε).</summary>
/// <remarks>Products and sums are rounded one by one, not fused, so that every machine gets the same bits.</remarks>
internal readonly unsafe partial struct AdamRule : IUpdateRule
{
    /// <summary>w.</summary>
    public required float* Parameters { get; init; }

    /// <summary>m.</summary>
    public required float* Mean { get; init; }

    /// <summary>v.</summary>
    public required float* Square { get; init; }

    /// <summary>η/(1 − β₁ᵗ).</summary>
    public required float Rate { get; init; }

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

    /// <summary>λ.</summary>
    public required float Decay { get; init; }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(nuint index, float gradient)
    {
        ref float weight = ref Parameters[index];
        ref float mean = ref Mean[index];
        ref float square = ref Square[index];
        float g = gradient + (Decay * weight);
        mean += NewToMean * (g - mean);
        square = (OldToSquare * square) + (NewToSquare * (g * g));
        weight -= Rate * (mean / ((float.Sqrt(square) * Correction) + Epsilon));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public void Apply(nuint index, Vector256<float> gradient)
    {
        ref float weights = ref Parameters[index];
        ref float means = ref Mean[index];
        ref float squares = ref Square[index];
        Vector256<float> w = Vector256.LoadUnsafe(ref weights);
        Vector256<float> g = gradient + (Vector256.Create(Decay) * w);
        Vector256<float> m = Vector256.LoadUnsafe(ref means);
        m += Vector256.Create(NewToMean) * (g - m);
        Vector256<float> v = (Vector256.Create(OldToSquare) * Vector256.LoadUnsafe(ref squares)) + (Vector256.Create(NewToSquare) * (g * g));
        m.StoreUnsafe(ref means);
        v.StoreUnsafe(ref squares);
        Vector256<float> root = (Vector256.Sqrt(v) * Vector256.Create(Correction)) + Vector256.Create(Epsilon);
        (w - (Vector256.Create(Rate) * (m / root))).StoreUnsafe(ref weights);
    }
}
