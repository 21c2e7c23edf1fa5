using System.Runtime.CompilerServices;
using MlpGen.Numerics;

namespace MlpGen.Learning;

/// <summary>The rule of Adagrad: g ← g + λw; s ← s + g²; w ← w − rate·g/(√s + ε).</summary>
/// <remarks>Each product and each sum is rounded separately, without fused multiply-add, so every machine computes the same bits.</remarks>
internal readonly unsafe partial struct AdagradRule : IUpdateRule<AdagradRule>
{
    private readonly WeightDecay _decay;

    /// <summary>The parameters w.</summary>
    public required float* Parameters { get; init; }

    /// <summary>The sum s of the squared gradients.</summary>
    public required float* Sum { get; init; }

    /// <summary>The decayed learning rate η/(1 + (t − 1)δ).</summary>
    public required float Rate { get; init; }

    /// <summary>The small constant ε that prevents a division by zero.</summary>
    public required float Epsilon { get; init; }

    /// <summary>The weight decay λ.</summary>
    public required float Decay { get => _decay.Factor; init => _decay = new WeightDecay(value); }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(nuint index, float gradient)
    {
        ref float weight = ref Parameters[index];
        ref float sum = ref Sum[index];
        float g = (float)(gradient + (float)(Decay * weight));
        sum = Subnormal.FlushSquare((float)(sum + (float)(g * g)));
        weight = _decay.Flush((float)(weight - (float)(Rate * (float)(g / (float)(float.Sqrt(sum) + Epsilon)))));
    }

    /// <inheritdoc/>
    /// <remarks>s contains g², so |g|/(√s + ε) is at most 1. If g² is below the normal range, it is |g|/ε.</remarks>
    public float SafeParameter => Rate <= SafeRange.Rate && Epsilon >= SafeRange.Epsilon ? SafeRange.Parameter(Decay) : SafeRange.None;

    /// <inheritdoc/>
    public AdagradRule Adjust(float rateFactor, bool decays) => this with { Rate = (float)(Rate * rateFactor), Decay = decays ? Decay : 0 };
}
