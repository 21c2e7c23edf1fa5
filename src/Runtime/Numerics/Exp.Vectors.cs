using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MlpGen.Numerics;

/// <content>The same function in vectors. Each lane has the bits that the plain function has.</content>
public static partial class Exp
{
    /// <inheritdoc cref="Evaluate{TRounding}(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public static Vector256<float> Evaluate<TRounding>(Vector256<float> x)
        where TRounding : struct, IRounding
    {
        Vector256<float> high = Vector256.Create(HighLimit);
        x = Vector256.ConditionalSelect(Vector256.GreaterThan(x, high), high, x);
        Vector256<float> positive = Vector256.GreaterThan(x, Vector256<float>.Zero);
        return Scaled<TRounding>(
            x,
            Vector256.ConditionalSelect(positive, Vector256.Create(Rounder + HighShift), Vector256.Create(Rounder + LowShift)),
            Vector256.ConditionalSelect(positive, Vector256.Create(HighScale), Vector256.Create(LowScale)));
    }

    /// <inheritdoc cref="EvaluateNonPositive{TRounding}(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    internal static Vector256<float> EvaluateNonPositive<TRounding>(Vector256<float> x)
        where TRounding : struct, IRounding
    {
        Vector256<float> rest = Reduce<TRounding>(
            Simd.AtLeast(x, Vector256.Create(NonPositiveLowLimit)), Vector256.Create(Rounder), out Vector256<float> power);
        return (Vector256<float>.One + rest) * power;
    }

    /// <inheritdoc cref="SplitFourTimes{TRounding}(float, out float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    internal static Vector256<float> SplitFourTimes<TRounding>(Vector256<float> x, out Vector256<float> power)
        where TRounding : struct, IRounding =>
        Reduce<TRounding>(Simd.AtLeast(x, Vector256.Create(FourTimesLowLimit)), Vector256.Create(Rounder + 2), out power);

    /// <inheritdoc cref="LessOne{TRounding}(float, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    internal static Vector256<float> LessOne<TRounding>(Vector256<float> fourTimesPower, Vector256<float> rest)
        where TRounding : struct, IRounding
    {
        Vector256<float> power = fourTimesPower * Vector256.Create(0.25f);
        return Simd.MultiplyAdd<TRounding>(power, rest, power - Vector256<float>.One);
    }

    /// <inheritdoc cref="Evaluate128Times{TRounding}(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    internal static Vector256<float> Evaluate128Times<TRounding>(Vector256<float> x)
        where TRounding : struct, IRounding
    {
        Vector256<float> rest = Reduce<TRounding>(x, Vector256.Create(Rounder + 7), out Vector256<float> power);
        return (Vector256<float>.One + rest) * power;
    }

    /// <inheritdoc cref="Scaled{TRounding}(float, float, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    private static Vector256<float> Scaled<TRounding>(Vector256<float> x, Vector256<float> rounder, Vector256<float> scale)
        where TRounding : struct, IRounding
    {
        Vector256<float> rest = Reduce<TRounding>(Simd.AtLeast(x, Vector256.Create(LowLimit)), rounder, out Vector256<float> power);
        return (Vector256<float>.One + rest) * power * scale;
    }

    /// <inheritdoc cref="Reduce{TRounding}(float, float, out float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    private static Vector256<float> Reduce<TRounding>(Vector256<float> x, Vector256<float> rounder, out Vector256<float> power)
        where TRounding : struct, IRounding
    {
        Vector256<float> rounded = Simd.MultiplyAdd<TRounding>(x, Vector256.Create(Log2OfE), rounder);
        Vector256<float> n = rounded - rounder;
        power = Vector256.ShiftLeft(rounded.AsInt32(), 23).AsSingle();

        Vector256<float> r = Simd.MultiplyAdd<TRounding>(n, Vector256.Create(-HighPartOfLn2), x);
        r = Simd.MultiplyAdd<TRounding>(n, Vector256.Create(-LowPartOfLn2), r);

        // r + r²·q(r), in pairs of independent terms (Estrin).
        Vector256<float> square = r * r;
        Vector256<float> low = Simd.MultiplyAdd<TRounding>(Vector256.Create(C3), r, Vector256.Create(C2));
        Vector256<float> middle = Simd.MultiplyAdd<TRounding>(Vector256.Create(C5), r, Vector256.Create(C4));
        Vector256<float> q = Simd.MultiplyAdd<TRounding>(Vector256.Create(C6), square, middle);
        return Simd.MultiplyAdd<TRounding>(Simd.MultiplyAdd<TRounding>(q, square, low), square, r);
    }
}
