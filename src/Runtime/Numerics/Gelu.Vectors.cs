using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MlpGen.Numerics;

/// <content>The same function in vectors. Each lane has the bits that the plain function has.</content>
public static partial class Gelu
{
    /// <inheritdoc cref="Evaluate{TRounding}(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public static Vector256<float> Evaluate<TRounding>(Vector256<float> z)
        where TRounding : struct, IRounding
    {
        Vector256<float> n = MinusAbs(z);
        return Value<TRounding>(z, n, Exponential128Times<TRounding>(n) * Ratio<TRounding>(n));
    }

    /// <inheritdoc cref="Evaluate{TRounding}(float, out float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public static Vector256<float> Evaluate<TRounding>(Vector256<float> z, out Vector256<float> derivative)
        where TRounding : struct, IRounding
    {
        Vector256<float> n = MinusAbs(z), e = Exponential128Times<TRounding>(n), g = Ratio<TRounding>(n);
        Vector256<float> mirrored = e * Simd.MultiplyAdd<TRounding>(n, Vector256.Create(Density), g) * Vector256.Create(Shrink);
        derivative = Vector256.ConditionalSelect(
            Vector256.GreaterThanOrEqual(z, Vector256<float>.Zero), Vector256<float>.One - mirrored, mirrored);
        return Value<TRounding>(z, n, e * g);
    }

    /// <inheritdoc cref="MinusAbs(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    private static Vector256<float> MinusAbs(Vector256<float> z) => Simd.AtLeast(z | Vector256.Create(-0f), Vector256.Create(LowLimit));

    /// <inheritdoc cref="Exponential128Times{TRounding}(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    private static Vector256<float> Exponential128Times<TRounding>(Vector256<float> n)
        where TRounding : struct, IRounding
    {
        Vector256<float> half = Vector256.Create(-0.5f), square = n * n;
        Vector256<float> upper = (n.AsInt32() & Vector256.Create(UpperHalf)).AsSingle();
        Vector256<float> lost = (upper * upper) - square + ((n - upper) * (n + upper));
        Vector256<float> e = Exp.Evaluate128Times<TRounding>(square * half);
        return Simd.MultiplyAdd<TRounding>(e * lost, half, e);
    }

    /// <inheritdoc cref="Ratio{TRounding}(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    private static Vector256<float> Ratio<TRounding>(Vector256<float> n)
        where TRounding : struct, IRounding
    {
        Vector256<float> x = -n;
        Vector256<float> p = Simd.MultiplyAdd<TRounding>(Vector256.Create(P4), x, Vector256.Create(P3));
        p = Simd.MultiplyAdd<TRounding>(p, x, Vector256.Create(P2));
        p = Simd.MultiplyAdd<TRounding>(p, x, Vector256.Create(P1));
        p = Simd.MultiplyAdd<TRounding>(p, x, Vector256.Create(P0));
        Vector256<float> q = Simd.MultiplyAdd<TRounding>(Vector256.Create(Q5), x, Vector256.Create(Q4));
        q = Simd.MultiplyAdd<TRounding>(q, x, Vector256.Create(Q3));
        q = Simd.MultiplyAdd<TRounding>(q, x, Vector256.Create(Q2));
        q = Simd.MultiplyAdd<TRounding>(q, x, Vector256.Create(Q1));
        q = Simd.MultiplyAdd<TRounding>(q, x, Vector256<float>.One);
        return p / q;
    }

    /// <inheritdoc cref="Value{TRounding}(float, float, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    private static Vector256<float> Value<TRounding>(Vector256<float> z, Vector256<float> n, Vector256<float> t)
        where TRounding : struct, IRounding
    {
        Vector256<float> shrink = Vector256.Create(Shrink);
        return Vector256.ConditionalSelect(
            Vector256.GreaterThanOrEqual(z, Vector256<float>.Zero),
            z * Simd.MultiplyAdd<TRounding>(t, -shrink, Vector256<float>.One),
            n * t * shrink);
    }
}
