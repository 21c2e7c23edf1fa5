using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using MlpGen.Numerics;

namespace MlpGen.Learning;

/// <summary>g ← g + λw; s ← s + g²; w ← w − rate·g/(√s + ε).</summary>
/// <remarks>Products and sums are rounded one by one, not fused, so that every machine gets the same bits.</remarks>
internal readonly unsafe partial struct AdagradRule : IUpdateRule<AdagradRule>
{
    private readonly WeightDecay _decay;

    /// <summary>w.</summary>
    public required float* Parameters { get; init; }

    /// <summary>s.</summary>
    public required float* Sum { get; init; }

    /// <summary>η/(1 + (t − 1)δ).</summary>
    public required float Rate { get; init; }

    /// <summary>ε.</summary>
    public required float Epsilon { get; init; }

    /// <summary>λ.</summary>
    public required float Decay { get => _decay.Factor; init => _decay = new WeightDecay(value); }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(nuint index, float gradient)
    {
        ref float weight = ref Parameters[index];
        ref float sum = ref Sum[index];
        float g = gradient + (Decay * weight);
        sum = Subnormal.FlushSquare(sum + (g * g));
        weight = _decay.Flush(weight - (Rate * (g / (float.Sqrt(sum) + Epsilon))));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public void Apply(nuint index, Vector256<float> gradient)
    {
        ref float weights = ref Parameters[index];
        ref float sums = ref Sum[index];
        Vector256<float> w = Vector256.LoadUnsafe(ref weights);
        Vector256<float> g = gradient + (Vector256.Create(Decay) * w);
        Vector256<float> s = Subnormal.FlushSquare(Vector256.LoadUnsafe(ref sums) + (g * g));
        s.StoreUnsafe(ref sums);
        _decay.Flush(w - (Vector256.Create(Rate) * (g / (Vector256.Sqrt(s) + Vector256.Create(Epsilon))))).StoreUnsafe(ref weights);
    }

    /// <inheritdoc/>
    /// <remarks>s holds g², so |g|/(√s + ε) is 1 at most, or what g² is below the normal range, over ε.</remarks>
    public float SafeParameter => Rate <= SafeRange.Rate && Epsilon >= SafeRange.Epsilon ? SafeRange.Parameter(Decay) : SafeRange.None;

    /// <inheritdoc/>
    public AdagradRule Adjust(float rateFactor, bool decays) => this with { Rate = Rate * rateFactor, Decay = decays ? Decay : 0 };
}
