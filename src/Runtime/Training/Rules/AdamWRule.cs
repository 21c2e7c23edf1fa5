using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using MlpGen.Numerics;

namespace MlpGen;

/// <summary>m and v take g; w ← w − (ηλw + rate·m / (√v·correction + ε)).</summary>
/// <remarks>Products and sums are rounded one by one, not fused, so that every machine gets the same bits.</remarks>
internal readonly unsafe partial struct AdamWRule : IUpdateRule<AdamWRule>
{
    /// <summary>w.</summary>
    public required float* Parameters { get; init; }

    /// <summary>m and v.</summary>
    public required Moments Moments { get; init; }

    /// <summary>η/(1 − β₁ᵗ).</summary>
    public required float Rate { get; init; }

    /// <summary>ηλ. As a factor 1 − ηλ of the weight it would lose its last digits.</summary>
    public required float Shrinkage { get; init; }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(nuint index, float gradient)
    {
        ref float weight = ref Parameters[index];
        float mean = Moments.Take(index, gradient, out float root);
        weight = Subnormal.Flush(weight - ((Shrinkage * weight) + (Rate * (mean / root))));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public void Apply(nuint index, Vector256<float> gradient)
    {
        ref float weights = ref Parameters[index];
        Vector256<float> w = Vector256.LoadUnsafe(ref weights);
        Vector256<float> mean = Moments.Take(index, gradient, out Vector256<float> root);
        Subnormal.Flush(w - ((Vector256.Create(Shrinkage) * w) + (Vector256.Create(Rate) * (mean / root)))).StoreUnsafe(ref weights);
    }

    /// <inheritdoc/>
    public float SafeParameter => Moments.IsSafe(Rate) && Shrinkage <= 0.5f ? float.PositiveInfinity : SafeRange.None;

    /// <inheritdoc/>
    public AdamWRule Adjust(float rateFactor, bool decays) =>
        this with { Rate = Rate * rateFactor, Shrinkage = decays ? Shrinkage * rateFactor : 0 };
}
