using System;
using System.Runtime.CompilerServices;
using MlpGen.Numerics;

namespace MlpGen.Losses;

/// <summary>The function f(e) = c·(|e| − ½c) with c = min(|e|, 1).</summary>
internal readonly partial struct HuberError<TRounding> : IErrorFunction
    where TRounding : struct, IRounding
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Add(float sum, float error)
    {
        float magnitude = MathF.Abs(error), clipped = Clip(magnitude);
        return Simd.MultiplyAdd<TRounding>(clipped, Simd.MultiplyAdd<TRounding>(clipped, -0.5f, magnitude), sum);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Slope(float error) => Simd.AtLeast(Clip(error), -1);

    /// <summary>Returns the smaller of a number and 1. NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Clip(float x) => x > 1 ? 1 : x;
}
