using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MlpGen.Numerics;

/// <content>The same function in vectors. Each lane has the bits that the plain function has.</content>
public static partial class Mish
{
    /// <inheritdoc cref="Evaluate{TRounding}(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public static Vector256<float> Evaluate<TRounding>(Vector256<float> z)
        where TRounding : struct, IRounding
    {
        Vector256<float> n = Simd.AtLeast(z | Vector256.Create(-0f), Vector256.Create(Exp.LowLimitOf128Times));
        Vector256<float> e128 = Exp.Evaluate128Times<TRounding>(n);
        Vector256<float> u = Fraction<TRounding>(z, e128 * Vector256.Create(Shrink), out Vector256<float> share);
        return Value(z, n, e128, u * share);
    }

    /// <inheritdoc cref="Evaluate{TRounding}(float, out float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public static Vector256<float> Evaluate<TRounding>(Vector256<float> z, out Vector256<float> derivative)
        where TRounding : struct, IRounding
    {
        Vector256<float> n = Simd.AtLeast(z | Vector256.Create(-0f), Vector256.Create(Exp.LowLimitOf128Times));
        Vector256<float> e128 = Exp.Evaluate128Times<TRounding>(n);
        Vector256<float> e = e128 * Vector256.Create(Shrink), positive = Vector256.GreaterThanOrEqual(z, Vector256<float>.Zero);
        Vector256<float> u = Fraction<TRounding>(z, e, out Vector256<float> share);
        Vector256<float> c = Vector256.Create(4f) * n * (Vector256<float>.One + e)
            * Vector256.ConditionalSelect(positive, -e * e, Vector256<float>.One);
        Vector256<float> slope = Simd.MultiplyAdd<TRounding>(c, share, u) * share;
        derivative = Vector256.ConditionalSelect(positive, slope, slope * e128 * Vector256.Create(Shrink));
        return Value(z, n, e128, u * share);
    }

    /// <inheritdoc cref="Fraction{TRounding}(float, float, out float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    private static Vector256<float> Fraction<TRounding>(Vector256<float> z, Vector256<float> e, out Vector256<float> share)
        where TRounding : struct, IRounding
    {
        Vector256<float> one = Vector256<float>.One, positive = Vector256.GreaterThanOrEqual(z, Vector256<float>.Zero);
        Vector256<float> first = Vector256.ConditionalSelect(positive, one, one + one);
        Vector256<float> u = Vector256.ConditionalSelect(positive, e + e, e) + first;
        share = one / Vector256.ConditionalSelect(
            positive, Simd.MultiplyAdd<TRounding>(e + e, one + e, one), Simd.MultiplyAdd<TRounding>(e, u, first));
        return u;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    private static Vector256<float> Value(Vector256<float> z, Vector256<float> n, Vector256<float> e128, Vector256<float> v) =>
        Vector256.ConditionalSelect(
            Vector256.GreaterThanOrEqual(z, Vector256<float>.Zero), z * v, n * (e128 * v) * Vector256.Create(Shrink));
}
