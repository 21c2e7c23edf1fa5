using System.Runtime.CompilerServices;
using MlpGen.Numerics;

namespace MlpGen.Learning;

/// <summary>The rule of AdamW: update m and v by g; w ← w − (ηλw + rate·m / (√v·correction + ε)).</summary>
/// <remarks>Each product and each sum is rounded separately, without fused multiply-add, so every machine computes the same bits.</remarks>
internal readonly unsafe partial struct AdamWRule : IUpdateRule<AdamWRule>
{
    private readonly Moments _moments;
    private readonly WeightDecay _decay;

    /// <summary>The parameters w.</summary>
    public required float* Parameters { get; init; }

    /// <summary>The running means m and v.</summary>
    public required Moments Moments { init => _moments = value; }

    /// <summary>The bias-corrected learning rate η/(1 − β₁ᵗ).</summary>
    public required float Rate { get; init; }

    /// <summary>The decoupled weight decay ηλ. A single factor 1 − ηλ of the weight would lose its last digits.</summary>
    public required float Shrinkage { get => _decay.Factor; init => _decay = new WeightDecay(value); }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(nuint index, float gradient)
    {
        ref float weight = ref Parameters[index];
        float mean = _moments.Update(index, gradient, out float root);
        weight = _decay.Flush((float)(weight - (float)((float)(Shrinkage * weight) + (float)(Rate * (float)(mean / root)))));
    }

    /// <inheritdoc/>
    public float SafeParameter => _moments.IsSafe(Rate) && Shrinkage <= 0.5f ? float.PositiveInfinity : SafeRange.None;

    /// <inheritdoc/>
    public AdamWRule Adjust(float rateFactor, bool decays) =>
        this with { Rate = (float)(Rate * rateFactor), Shrinkage = decays ? (float)(Shrinkage * rateFactor) : 0 };
}
