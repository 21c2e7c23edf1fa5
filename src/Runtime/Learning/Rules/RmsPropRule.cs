using System.Runtime.CompilerServices;
using MlpGen.Numerics;

namespace MlpGen.Learning;

/// <summary>
/// The rule of RMSProp. First, g ← g + λw and v ← αv + (1 − α)g². Without centering, s = v. With centering, m ← m + (1 − α)(g − m) and s =
/// v − m². Without momentum, w ← w − ηg/(√s + ε). With momentum, b ← μb + g/(√s + ε) and w ← w − ηb.
/// </summary>
/// <remarks>Each product and each sum is rounded separately, without fused multiply-add, so every machine computes the same bits.</remarks>
internal readonly unsafe partial struct RmsPropRule : IUpdateRule<RmsPropRule>
{
    private readonly WeightDecay _decay;

    /// <summary>The parameters w.</summary>
    public required float* Parameters { get; init; }

    /// <summary>The running mean v of the squared gradient.</summary>
    public required float* Square { get; init; }

    /// <summary>The running mean m of the gradient. Null unless centered.</summary>
    public required float* Mean { get; init; }

    /// <summary>The velocity b. Null without momentum.</summary>
    public required float* Velocity { get; init; }

    /// <summary>The learning rate η.</summary>
    public required float Rate { get; init; }

    /// <summary>The decay rate α of the running means.</summary>
    public required float OldToAverage { get; init; }

    /// <summary>The weight 1 − α of a new value in the running means.</summary>
    public required float NewToAverage { get; init; }

    /// <summary>The small constant ε that prevents a division by zero.</summary>
    public required float Epsilon { get; init; }

    /// <summary>The momentum μ.</summary>
    public required float Momentum { get; init; }

    /// <summary>The weight decay λ.</summary>
    public required float Decay { get => _decay.Factor; init => _decay = new WeightDecay(value); }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(nuint index, float gradient)
    {
        ref float weight = ref Parameters[index];
        ref float square = ref Square[index];
        float g = (float)(gradient + (float)(Decay * weight));
        square = Subnormal.FlushSquare((float)((float)(OldToAverage * square) + (float)(NewToAverage * (float)(g * g))));
        float spread = Mean != null ? Center(ref Mean[index], g, square) : square;
        float direction = (float)(g / (float)(float.Sqrt(spread) + Epsilon));
        if (Velocity != null)
            direction = Velocity[index] = Subnormal.Flush((float)((float)(Momentum * Velocity[index]) + direction));
        weight = _decay.Flush((float)(weight - (float)(Rate * direction)));
    }

    /// <inheritdoc/>
    /// <remarks>v contains (1 − α)g², so |g|/√v is at most 2¹². A variance may be 0, which leaves |g|/ε.</remarks>
    public float SafeParameter
    {
        get
        {
            float direction = Mean == null ? 8_192 : (float)(SafeRange.DecayedGradient / Epsilon);
            bool isSafe = Epsilon >= SafeRange.Epsilon && Rate <= SafeRange.Rate && (float)(Rate * direction) <= SafeRange.Change
                && direction <= (float)((float)((float)(1 - Momentum) * SafeRange.Memory) / 2);
            return isSafe ? SafeRange.Parameter(Decay) : SafeRange.None;
        }
    }

    /// <inheritdoc/>
    public RmsPropRule Adjust(float rateFactor, bool decays) => this with { Rate = (float)(Rate * rateFactor), Decay = decays ? Decay : 0 };

    // v − m² is a variance, which rounding may make negative.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private float Center(ref float mean, float g, float v)
    {
        mean = Subnormal.Flush((float)(mean + (float)(NewToAverage * (float)(g - mean))));
        return float.Max((float)(v - (float)(mean * mean)), 0);
    }
}
