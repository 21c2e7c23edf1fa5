using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using MlpGen.Numerics;

namespace MlpGen.Losses;

/// <summary>The function f(e) = e² with half its derivative, e. The two losses that use it scale both differently.</summary>
internal readonly struct SquaredError : IErrorFunction
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Add(Vector256<float> sum, Vector256<float> error) => Simd.MultiplyAdd(error, error, sum);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Slope(Vector256<float> error) => error;
}
