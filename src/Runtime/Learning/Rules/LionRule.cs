using System.Runtime.CompilerServices;
using MlpGen.Numerics;

namespace MlpGen.Learning;

/// <summary>The rule of Lion: c = β₁m + (1 − β₁)g; m ← β₂m + (1 − β₂)g; w ← w − η(sign(c) + λw).</summary>
/// <remarks>Each product and each sum is rounded separately, without fused multiply-add, so every machine computes the same bits.</remarks>
internal readonly unsafe partial struct LionRule : IUpdateRule<LionRule>
{
    private readonly WeightDecay _decay;

    /// <summary>The parameters w.</summary>
    public required float* Parameters { get; init; }

    /// <summary>The running mean m of the gradient.</summary>
    public required float* Mean { get; init; }

    /// <summary>The learning rate η.</summary>
    public required float Rate { get; init; }

    /// <summary>The coefficient β₁ of the old mean in the direction.</summary>
    public required float OldToDirection { get; init; }

    /// <summary>The weight 1 − β₁ of the new gradient.</summary>
    public required float NewToDirection { get; init; }

    /// <summary>The coefficient β₂ of the old mean.</summary>
    public required float OldToMean { get; init; }

    /// <summary>The weight 1 − β₂ of the new gradient.</summary>
    public required float NewToMean { get; init; }

    /// <summary>The weight decay λ.</summary>
    public required float Decay { get => _decay.Factor; init => _decay = new WeightDecay(value); }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(nuint index, float gradient)
    {
        ref float weight = ref Parameters[index];
        ref float mean = ref Mean[index];
        float direction = (float)((float)(OldToDirection * mean) + (float)(NewToDirection * gradient));
        mean = Subnormal.Flush((float)((float)(OldToMean * mean) + (float)(NewToMean * gradient)));
        weight = _decay.Flush((float)(weight - (float)(Rate * (float)(Sign.Evaluate(direction) + (float)(Decay * weight)))));
    }

    /// <inheritdoc/>
    public float SafeParameter =>
        !(Rate <= SafeRange.Rate) ? SafeRange.None
        : SafeRange.Shrinks(Rate, Decay) ? float.PositiveInfinity
        : SafeRange.Parameter(Decay);

    /// <inheritdoc/>
    public LionRule Adjust(float rateFactor, bool decays) => this with { Rate = (float)(Rate * rateFactor), Decay = decays ? Decay : 0 };
}
