using System;
using System.Runtime.CompilerServices;

namespace MlpGen.Losses;

/// <summary>The function f(e) = |e|.</summary>
internal readonly partial struct AbsoluteError : IErrorFunction
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Add(float sum, float error) => (float)(sum + MathF.Abs(error));

    /// <summary>Returns −1, 0 or 1. NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Slope(float error) => error > 0 ? 1 : error < 0 ? -1 : error;
}
