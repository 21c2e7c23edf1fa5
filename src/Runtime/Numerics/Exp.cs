using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MlpGen.Numerics;

/// <summary>
/// The exponential function eˣ, accurate within 1.1 ulp if the result is a normal number, or 1.2 ulp on machines without fused
/// multiply-add.
/// </summary>
/// <remarks>
/// <para>
/// Cody and Waite 1980, "Software Manual for the Elementary Functions", chapter 6: x = n·ln 2 + r with |r| ≤ ½ ln 2, so eˣ = 2ⁿ·eʳ. ln 2 is
/// split into 355/512, whose products with n are exact, and a remainder.
/// </para>
/// <para>
/// eʳ ≈ 1 + r + r²·q(r), where q has degree 4. It was fitted by a Remez exchange with its coefficients rounded to float one after the
/// other. The relative error on the interval is below 4.4·10⁻⁹, which is 0.07 ulp.
/// </para>
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Exp
{
    // eˣ rounds to 0 below LowLimit and to ∞ above HighLimit.
    private const float LowLimit = -104f;
    private const float HighLimit = 89f;

    // At and below these limits, n is −127, and the bits of 2ⁿ are those of 0.
    private const float NonPositiveLowLimit = -88f;
    private const float FourTimesLowLimit = -89.5f;

    /// <summary>At this limit, Evaluate128Times is 0: n is −134, and −127 after adding 7.</summary>
    internal const float LowLimitOf128Times = -93f;

    private const float Log2OfE = 1.44269504f;
    private const float HighPartOfLn2 = 355f / 512f;
    private const float LowPartOfLn2 = -2.12194440e-4f;

    // A float near 1.5·2²³ has no fraction. Adding it rounds to an integer, whose bits are then the low bits of the sum. With the exponent
    // bias (127) added as well, these bits shifted into the exponent field are 2ⁿ.
    private const float Rounder = (1.5f * (1 << 23)) + 127f;

    // 2ⁿ itself may not be a normal float, because n reaches −150 and 128. So 2ⁿ⁺²⁵ or 2ⁿ⁻² is built, and the product is scaled back.
    private const float LowShift = 25f;
    private const float LowScale = 1f / (1 << 25);
    private const float HighShift = -2f;
    private const float HighScale = 4f;

    private const float C2 = 0.5f;
    private const float C3 = 0.166664883f;
    private const float C4 = 0.0416655503f;
    private const float C5 = 0.0083722854f;
    private const float C6 = 0.00140357902f;

    /// <summary>Computes eˣ: ∞ from x = 88.73 on, subnormal below −87.34, 0 below −103.98, and NaN for NaN.</summary>
    /// <param name="x">The argument. Any value is allowed.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate(float x) => Evaluate(Vector128.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="Evaluate(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public static Vector256<float> Evaluate(Vector256<float> x)
    {
        Vector256<float> high = Vector256.Create(HighLimit);
        x = Vector256.ConditionalSelect(Vector256.GreaterThan(x, high), high, x);
        Vector256<float> positive = Vector256.GreaterThan(x, Vector256<float>.Zero);
        return Scaled(
            x,
            Vector256.ConditionalSelect(positive, Vector256.Create(Rounder + HighShift), Vector256.Create(Rounder + LowShift)),
            Vector256.ConditionalSelect(positive, Vector256.Create(HighScale), Vector256.Create(LowScale)));
    }

    /// <summary>
    /// Computes eˣ for x ≤ 0, which needs only half of the special cases. It has the same bits as <see cref="Evaluate(float)"/> if the
    /// result is normal. For smaller results it may differ, and it is finally 0.
    /// </summary>
    /// <param name="x">The argument: 0, a negative number or NaN.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static float EvaluateNonPositive(float x) => EvaluateNonPositive(Vector128.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="EvaluateNonPositive(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    internal static Vector256<float> EvaluateNonPositive(Vector256<float> x)
    {
        Vector256<float> rest = Reduce(
            Simd.AtLeast(x, Vector256.Create(NonPositiveLowLimit)), Vector256.Create(Rounder), out Vector256<float> power);
        return (Vector256<float>.One + rest) * power;
    }

    /// <summary>Returns the parts of 4eˣ for x ≤ 0: 4eˣ = power·(1 + rest). The power is a normal number as long as 4eˣ is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    internal static Vector256<float> SplitFourTimes(Vector256<float> x, out Vector256<float> power) =>
        Reduce(Simd.AtLeast(x, Vector256.Create(FourTimesLowLimit)), Vector256.Create(Rounder + 2), out power);

    /// <summary>Computes eˣ − 1 from these parts. No digits cancel for small x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    internal static Vector256<float> LessOne(Vector256<float> fourTimesPower, Vector256<float> rest)
    {
        Vector256<float> power = fourTimesPower * Vector256.Create(0.25f);
        return Simd.MultiplyAdd(power, rest, power - Vector256<float>.One);
    }

    /// <summary>
    /// Computes 128eˣ for x between −93 and 0, or NaN. It stays normal for smaller x than eˣ does, for use in products that multiply eˣ by
    /// more than 1.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    internal static Vector256<float> Evaluate128Times(Vector256<float> x)
    {
        Vector256<float> rest = Reduce(x, Vector256.Create(Rounder + 7), out Vector256<float> power);
        return (Vector256<float>.One + rest) * power;
    }

    /// <summary>
    /// Computes (2ⁿ⁺ˢ·eʳ)·2⁻ˢ. The first product is exact. The second rounds once if the result is subnormal or too large.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    private static Vector256<float> Scaled(Vector256<float> x, Vector256<float> rounder, Vector256<float> scale)
    {
        Vector256<float> rest = Reduce(Simd.AtLeast(x, Vector256.Create(LowLimit)), rounder, out Vector256<float> power);
        return (Vector256<float>.One + rest) * power * scale;
    }

    /// <summary>Computes eʳ − 1, and 2ⁿ by the rounder.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    private static Vector256<float> Reduce(Vector256<float> x, Vector256<float> rounder, out Vector256<float> power)
    {
        Vector256<float> rounded = Simd.MultiplyAdd(x, Vector256.Create(Log2OfE), rounder);
        Vector256<float> n = rounded - rounder;
        power = Vector256.ShiftLeft(rounded.AsInt32(), 23).AsSingle();

        Vector256<float> r = Simd.MultiplyAdd(n, Vector256.Create(-HighPartOfLn2), x);
        r = Simd.MultiplyAdd(n, Vector256.Create(-LowPartOfLn2), r);

        // r + r²·q(r), in pairs of independent terms (Estrin).
        Vector256<float> square = r * r;
        Vector256<float> low = Simd.MultiplyAdd(Vector256.Create(C3), r, Vector256.Create(C2));
        Vector256<float> middle = Simd.MultiplyAdd(Vector256.Create(C5), r, Vector256.Create(C4));
        Vector256<float> q = Simd.MultiplyAdd(Vector256.Create(C6), square, middle);
        return Simd.MultiplyAdd(Simd.MultiplyAdd(q, square, low), square, r);
    }
}
