using System.Runtime.CompilerServices;
using MlpGen.Numerics;

namespace MlpGen.Learning;

/// <summary>The rule of Adam: g ← g + λw; update m and v by g; w ← w − rate·m / (√v·correction + ε).</summary>
/// <remarks>Each product and each sum is rounded separately, without fused multiply-add, so every machine computes the same bits.</remarks>
internal readonly unsafe partial struct AdamRule : IUpdateRule<AdamRule>
{
    private readonly Moments _moments;
    private readonly WeightDecay _decay;

    /// <summary>The parameters w.</summary>
    public required float* Parameters { get; init; }

    /// <summary>The running means m and v.</summary>
    public required Moments Moments { init => _moments = value; }

    /// <summary>The bias-corrected learning rate η/(1 − β₁ᵗ).</summary>
    public required float Rate { get; init; }

    /// <summary>The weight decay λ.</summary>
    public required float Decay { get => _decay.Factor; init => _decay = new WeightDecay(value); }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(nuint index, float gradient)
    {
        ref float weight = ref Parameters[index];
        float mean = _moments.Update(index, (float)(gradient + (float)(Decay * weight)), out float root);
        weight = _decay.Flush((float)(weight - (float)(Rate * (float)(mean / root))));
    }

    /// <inheritdoc/>
    public float SafeParameter => _moments.IsSafe(Rate) ? SafeRange.Parameter(Decay) : SafeRange.None;

    /// <inheritdoc/>
    public AdamRule Adjust(float rateFactor, bool decays) => this with { Rate = (float)(Rate * rateFactor), Decay = decays ? Decay : 0 };
}
