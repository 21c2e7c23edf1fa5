using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using MlpGen.Numerics;

namespace MlpGen.Learning;

/// <summary>λ, or ηλ where a rule takes it apart from the gradient; 0 unless set.</summary>
internal readonly partial struct WeightDecay(float factor)
{
    // A flag, since a byte in memory is tested by one instruction.
    private readonly bool _shrinks = factor != 0;

    /// <summary>λ or ηλ.</summary>
    public float Factor { get; } = factor;

    /// <summary>
    /// Flushes a parameter that shrinks from step to step. Without decay a step only adds to it, and a branch costs less than to flush it.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Flush(float parameter) => _shrinks ? Subnormal.Flush(parameter) : parameter;

    /// <summary>Flushes parameters that shrink from step to step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public Vector256<float> Flush(Vector256<float> parameters) => _shrinks ? Subnormal.Flush(parameters) : parameters;
}
