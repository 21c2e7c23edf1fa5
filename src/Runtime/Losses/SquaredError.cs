using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MlpGen.Losses;

/// <summary>f(e) = e², with half its slope, e: two losses weigh both differently.</summary>
internal readonly struct SquaredError : IErrorFunction
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Add(Vector256<float> sum, Vector256<float> error) => Simd.MultiplyAdd(error, error, sum);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Slope(Vector256<float> error) => error;
}
