using System.Runtime.CompilerServices;
using MlpGen.Numerics;

namespace MlpGen.Learning;

/// <summary>
/// The rule of SGD. First, g ← g + λw. Without momentum, w ← w − ηg. With momentum, v ← μv + g and w ← w − ηv. With Nesterov momentum, w ←
/// w − η(g + μv).
/// </summary>
/// <remarks>Each product and each sum is rounded separately, without fused multiply-add, so every machine computes the same bits.</remarks>
internal readonly unsafe partial struct SgdRule : IUpdateRule<SgdRule>
{
    private readonly WeightDecay _decay;

    /// <summary>The parameters w.</summary>
    public required float* Parameters { get; init; }

    /// <summary>The velocity v. Null without momentum.</summary>
    public required float* Velocity { get; init; }

    /// <summary>The learning rate η.</summary>
    public required float Rate { get; init; }

    /// <summary>The weight decay λ.</summary>
    public required float Decay { get => _decay.Factor; init => _decay = new WeightDecay(value); }

    /// <summary>The momentum μ.</summary>
    public required float Momentum { get; init; }

    /// <summary>True for Nesterov momentum, which looks one step ahead.</summary>
    public required bool Nesterov { get; init; }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(nuint index, float gradient)
    {
        ref float weight = ref Parameters[index];
        float g = (float)(gradient + (float)(Decay * weight));
        if (Velocity != null)
            g = Accelerate(ref Velocity[index], g);
        weight = _decay.Flush((float)(weight - (float)(Rate * g)));
    }

    /// <inheritdoc/>
    public float SafeParameter =>
        !(Rate <= SafeRange.Rate) ? SafeRange.None
        : Velocity == null && SafeRange.Shrinks(Rate, Decay) ? float.PositiveInfinity
        : SafeRange.Parameter(Decay);

    /// <inheritdoc/>
    public SgdRule Adjust(float rateFactor, bool decays) => this with { Rate = (float)(Rate * rateFactor), Decay = decays ? Decay : 0 };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private float Accelerate(ref float velocity, float g)
    {
        velocity = Subnormal.Flush((float)((float)(Momentum * velocity) + g));
        return Nesterov ? (float)(g + (float)(Momentum * velocity)) : velocity;
    }
}
