using System.Runtime.CompilerServices;
using MlpGen.Numerics;

namespace MlpGen.Losses;

/// <summary>The function f(e) = e² with half its derivative, e. The two losses that use it scale both differently.</summary>
internal readonly partial struct SquaredError<TRounding> : IErrorFunction
    where TRounding : struct, IRounding
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Add(float sum, float error) => Simd.MultiplyAdd<TRounding>(error, error, sum);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Slope(float error) => error;
}
