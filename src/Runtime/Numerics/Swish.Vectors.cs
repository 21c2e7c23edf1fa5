using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MlpGen.Numerics;

/// <content>The same function in vectors. Each lane has the bits that the plain function has.</content>
public static partial class Swish
{
    /// <inheritdoc cref="Evaluate{TRounding}(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public static Vector256<float> Evaluate<TRounding>(Vector256<float> z)
        where TRounding : struct, IRounding
    {
        Vector256<float> n = MinusAbs(z);
        Vector256<float> t = Sigmoid128Times<TRounding>(n, out Vector256<float> s);
        return Value(z, n, s, t);
    }

    /// <inheritdoc cref="Evaluate{TRounding}(float, out float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public static Vector256<float> Evaluate<TRounding>(Vector256<float> z, out Vector256<float> derivative)
        where TRounding : struct, IRounding
    {
        Vector256<float> n = MinusAbs(z);
        Vector256<float> t = Sigmoid128Times<TRounding>(n, out Vector256<float> s);
        Vector256<float> mirrored = t * Simd.MultiplyAdd<TRounding>(n, s, Vector256<float>.One) * Vector256.Create(Shrink);
        derivative = Vector256.ConditionalSelect(
            Vector256.GreaterThanOrEqual(z, Vector256<float>.Zero), Vector256<float>.One - mirrored, mirrored);
        return Value(z, n, s, t);
    }

    /// <inheritdoc cref="MinusAbs(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    private static Vector256<float> MinusAbs(Vector256<float> z) =>
        Simd.AtLeast(z | Vector256.Create(-0f), Vector256.Create(Exp.LowLimitOf128Times));

    /// <inheritdoc cref="Sigmoid128Times{TRounding}(float, out float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    private static Vector256<float> Sigmoid128Times<TRounding>(Vector256<float> n, out Vector256<float> opposite)
        where TRounding : struct, IRounding
    {
        Vector256<float> e = Exp.Evaluate128Times<TRounding>(n);
        opposite = Vector256<float>.One / Simd.MultiplyAdd<TRounding>(e, Vector256.Create(Shrink), Vector256<float>.One);
        return e * opposite;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    private static Vector256<float> Value(Vector256<float> z, Vector256<float> n, Vector256<float> s, Vector256<float> t) =>
        Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(z, Vector256<float>.Zero), z * s, n * t * Vector256.Create(Shrink));
}
