using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using MlpGen.Numerics;

namespace MlpGen.Losses;

/// <content>The same in vectors.</content>
internal readonly partial struct HuberError<TRounding>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Add(Vector256<float> sum, Vector256<float> error)
    {
        Vector256<float> magnitude = Vector256.Abs(error);
        Vector256<float> clipped = Clip(magnitude);
        return Simd.MultiplyAdd<TRounding>(clipped, Simd.MultiplyAdd<TRounding>(clipped, Vector256.Create(-0.5f), magnitude), sum);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Slope(Vector256<float> error) => Simd.AtLeast(Clip(error), -Vector256<float>.One);

    /// <inheritdoc cref="Clip(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Clip(Vector256<float> x) =>
        Vector256.ConditionalSelect(Vector256.GreaterThan(x, Vector256<float>.One), Vector256<float>.One, x);
}
