using System.Runtime.CompilerServices;
using MlpGen.Numerics;

namespace MlpGen.Learning;

/// <summary>The rule of Nadam: g ← g + λw; update m and v by g; w ← w − (rate_g·g + rate_m·m) / (√v·correction + ε).</summary>
/// <remarks>Each product and each sum is rounded separately, without fused multiply-add, so every machine computes the same bits.</remarks>
internal readonly unsafe partial struct NadamRule : IUpdateRule<NadamRule>
{
    private readonly Moments _moments;
    private readonly WeightDecay _decay;

    /// <summary>The parameters w.</summary>
    public required float* Parameters { get; init; }

    /// <summary>The running means m and v.</summary>
    public required Moments Moments { init => _moments = value; }

    /// <summary>The factor of the gradient, η(1 − μₜ)/(1 − μ₁…μₜ).</summary>
    public required float GradientRate { get; init; }

    /// <summary>The factor of the mean gradient, ημₜ₊₁/(1 − μ₁…μₜ₊₁).</summary>
    public required float MeanRate { get; init; }

    /// <summary>The weight decay λ.</summary>
    public required float Decay { get => _decay.Factor; init => _decay = new WeightDecay(value); }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(nuint index, float gradient)
    {
        ref float weight = ref Parameters[index];
        float g = (float)(gradient + (float)(Decay * weight));
        float mean = _moments.Update(index, g, out float root);
        weight = _decay.Flush((float)(weight - (float)((float)((float)(GradientRate * g) + (float)(MeanRate * mean)) / root)));
    }

    /// <inheritdoc/>
    public float SafeParameter => _moments.IsSafe((float)(GradientRate + MeanRate)) ? SafeRange.Parameter(Decay) : SafeRange.None;

    /// <inheritdoc/>
    public NadamRule Adjust(float rateFactor, bool decays) =>
        this with
        {
            GradientRate = (float)(GradientRate * rateFactor),
            MeanRate = (float)(MeanRate * rateFactor),
            Decay = decays ? Decay : 0,
        };
}
