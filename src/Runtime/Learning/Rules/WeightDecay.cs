using System.Runtime.CompilerServices;
using MlpGen.Numerics;

namespace MlpGen.Learning;

/// <summary>The weight decay λ, or ηλ if the rule decouples it from the gradient. Default: 0.</summary>
internal readonly partial struct WeightDecay(float factor)
{
    // A flag, because one instruction can test a byte in memory.
    private readonly bool _shrinks = factor != 0;

    /// <summary>The factor λ or ηλ.</summary>
    public float Factor { get; } = factor;

    /// <summary>
    /// Flushes a parameter that shrinks from step to step. Without decay, a step only adds to the parameter, and the branch costs less than
    /// the flush.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Flush(float parameter) => _shrinks ? Subnormal.Flush(parameter) : parameter;
}
