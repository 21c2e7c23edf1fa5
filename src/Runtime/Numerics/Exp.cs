using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;

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
    /// <typeparam name="TRounding">How products and sums round.</typeparam>
    /// <param name="x">The argument. Any value is allowed.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate<TRounding>(float x)
        where TRounding : struct, IRounding
    {
        if (x > HighLimit)
            x = HighLimit;
        return x > 0
            ? Scaled<TRounding>(x, Rounder + HighShift, HighScale)
            : Scaled<TRounding>(x, Rounder + LowShift, LowScale);
    }

    /// <summary>
    /// Computes eˣ for x ≤ 0, which needs only half of the special cases. It has the same bits as
    /// <see cref="Evaluate{TRounding}(float)"/> if the result is normal. For smaller results it may differ, and it is finally 0.
    /// </summary>
    /// <param name="x">The argument: 0, a negative number or NaN.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static float EvaluateNonPositive<TRounding>(float x)
        where TRounding : struct, IRounding
    {
        float rest = Reduce<TRounding>(Simd.AtLeast(x, NonPositiveLowLimit), Rounder, out float power);
        return (float)((float)(1 + rest) * power);
    }

    /// <summary>Returns the parts of 4eˣ for x ≤ 0: 4eˣ = power·(1 + rest). The power is a normal number as long as 4eˣ is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static float SplitFourTimes<TRounding>(float x, out float power)
        where TRounding : struct, IRounding =>
        Reduce<TRounding>(Simd.AtLeast(x, FourTimesLowLimit), Rounder + 2, out power);

    /// <summary>Computes eˣ − 1 from these parts. No digits cancel for small x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static float LessOne<TRounding>(float fourTimesPower, float rest)
        where TRounding : struct, IRounding
    {
        float power = (float)(fourTimesPower * 0.25f);
        return Simd.MultiplyAdd<TRounding>(power, rest, (float)(power - 1));
    }

    /// <summary>
    /// Computes 128eˣ for x between −93 and 0, or NaN. It stays normal for smaller x than eˣ does, for use in products that multiply eˣ by
    /// more than 1.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static float Evaluate128Times<TRounding>(float x)
        where TRounding : struct, IRounding
    {
        float rest = Reduce<TRounding>(x, Rounder + 7, out float power);
        return (float)((float)(1 + rest) * power);
    }

    /// <summary>
    /// Computes (2ⁿ⁺ˢ·eʳ)·2⁻ˢ. The first product is exact. The second rounds once if the result is subnormal or too large.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Scaled<TRounding>(float x, float rounder, float scale)
        where TRounding : struct, IRounding
    {
        float rest = Reduce<TRounding>(Simd.AtLeast(x, LowLimit), rounder, out float power);
        return (float)((float)((float)(1 + rest) * power) * scale);
    }

    /// <summary>Computes eʳ − 1, and 2ⁿ by the rounder.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Reduce<TRounding>(float x, float rounder, out float power)
        where TRounding : struct, IRounding
    {
        float rounded = Simd.MultiplyAdd<TRounding>(x, Log2OfE, rounder);
        float n = (float)(rounded - rounder);
        power = BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(rounded) << 23);

        float r = Simd.MultiplyAdd<TRounding>(n, -HighPartOfLn2, x);
        r = Simd.MultiplyAdd<TRounding>(n, -LowPartOfLn2, r);

        // r + r²·q(r), in pairs of independent terms (Estrin).
        float square = (float)(r * r);
        float low = Simd.MultiplyAdd<TRounding>(C3, r, C2);
        float middle = Simd.MultiplyAdd<TRounding>(C5, r, C4);
        float q = Simd.MultiplyAdd<TRounding>(C6, square, middle);
        return Simd.MultiplyAdd<TRounding>(Simd.MultiplyAdd<TRounding>(q, square, low), square, r);
    }
}
