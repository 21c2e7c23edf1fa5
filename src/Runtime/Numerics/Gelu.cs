using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace MlpGen.Numerics;

/// <summary>
/// The Gaussian error linear unit (Hendrycks and Gimpel 2016): z·Φ(z) with Φ(z) = ½(1 + erf(z/√2)), accurate within 6 ulp if the result is
/// normal. The derivative is Φ(z) + z·φ(z) with φ(z) = e^(−z²/2)/√(2π), accurate within 6 ulp except around its root. PyTorch: <c>gelu</c>
/// without approximation.
/// </summary>
/// <remarks>
/// <para>
/// With x = |z|, Φ(−x) = e^(−x²/2)·g(x) and Φ(x) = 1 − Φ(−x), so that no digits are lost when Φ is tiny. The derivative at −x is
/// e^(−x²/2)·(g(x) − x/√(2π)), and the derivative at x is 1 minus that. The code computes 128 times the exponential, so that the results
/// are accurate as long as they are normal numbers. It also splits x² into the rounded square and the rounding error, because an error of
/// half an ulp in an exponent near −88 would cost the exponential 32 ulp.
/// </para>
/// <para>
/// g is half the scaled complementary error function of x/√2 (DLMF 7.2.3, 7.7). It falls like 1/(x·√(2π)). It is approximated by a fraction
/// of degrees 4 and 5 whose coefficients are all positive. The fraction was fitted by a Remez exchange for the relative error on [0,
/// 13.63]. Its coefficients were rounded to float and then moved by single ulps as long as that helped. The error is below 7.5·10⁻⁹, an
/// eighth of an ulp.
/// </para>
/// <para>The derivative is 0 at z = −0.7518. Between −1 and −½, its error is below 2⁻²³.</para>
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Gelu
{
    // At and below this limit, the exponential, 2⁻¹³⁴, is 0.
    private const float LowLimit = -13.63f;

    private const float Density = 0.398942280f;
    private const float Shrink = 1f / 128;

    // Keeps 12 of 24 bits, so that the square of the upper part and the remainder are both exact.
    private const int UpperHalf = ~0xFFF;

    private const float P0 = 0.5f;
    private const float P1 = 0.43644008f;
    private const float P2 = 0.181862563f;
    private const float P3 = 0.0401708968f;
    private const float P4 = 0.00404776447f;

    private const float Q1 = 1.67076504f;
    private const float Q2 = 1.19679856f;
    private const float Q3 = 0.465847254f;
    private const float Q4 = 0.100700609f;
    private const float Q5 = 0.0101461047f;

    /// <summary>Computes the function. The result is at least −0.17. It is 0 for −∞ and NaN for NaN.</summary>
    /// <typeparam name="TRounding">How products and sums round.</typeparam>
    /// <param name="z">The weighted sum. Any value is allowed.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate<TRounding>(float z)
        where TRounding : struct, IRounding
    {
        float n = MinusAbs(z);
        return Value<TRounding>(z, n, (float)(Exponential128Times<TRounding>(n) * Ratio<TRounding>(n)));
    }

    /// <summary>Computes the same bits as <see cref="Evaluate{TRounding}(float)"/>, and the derivative.</summary>
    /// <typeparam name="TRounding">How products and sums round.</typeparam>
    /// <param name="z">The weighted sum. Any value is allowed.</param>
    /// <param name="derivative">The derivative, between −0.129 and 1.129.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate<TRounding>(float z, out float derivative)
        where TRounding : struct, IRounding
    {
        float n = MinusAbs(z), e = Exponential128Times<TRounding>(n), g = Ratio<TRounding>(n);
        float mirrored = (float)((float)(e * Simd.MultiplyAdd<TRounding>(n, Density, g)) * Shrink);
        derivative = z >= 0 ? (float)(1 - mirrored) : mirrored;
        return Value<TRounding>(z, n, (float)(e * g));
    }

    /// <summary>Returns −|z|, limited to the range in which the exponential is not 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float MinusAbs(float z) => Simd.AtLeast(Simd.MinusAbs(z), LowLimit);

    /// <summary>Computes 128·e^(−n²/2), with the factor e^(−lost/2) ≈ 1 − lost/2 for the rounding error of the square.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Exponential128Times<TRounding>(float n)
        where TRounding : struct, IRounding
    {
        float square = (float)(n * n);
        float upper = BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(n) & UpperHalf);
        float lost = (float)((float)((float)(upper * upper) - square) + (float)((float)(n - upper) * (float)(n + upper)));
        float e = Exp.Evaluate128Times<TRounding>((float)(square * -0.5f));
        return Simd.MultiplyAdd<TRounding>((float)(e * lost), -0.5f, e);
    }

    /// <summary>Computes g(−n).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Ratio<TRounding>(float n)
        where TRounding : struct, IRounding
    {
        float x = -n;
        float p = Simd.MultiplyAdd<TRounding>(P4, x, P3);
        p = Simd.MultiplyAdd<TRounding>(p, x, P2);
        p = Simd.MultiplyAdd<TRounding>(p, x, P1);
        p = Simd.MultiplyAdd<TRounding>(p, x, P0);
        float q = Simd.MultiplyAdd<TRounding>(Q5, x, Q4);
        q = Simd.MultiplyAdd<TRounding>(q, x, Q3);
        q = Simd.MultiplyAdd<TRounding>(q, x, Q2);
        q = Simd.MultiplyAdd<TRounding>(q, x, Q1);
        q = Simd.MultiplyAdd<TRounding>(q, x, 1);
        return (float)(p / q);
    }

    /// <summary>Computes z·Φ(z) from t = 128·Φ(−|z|).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Value<TRounding>(float z, float n, float t)
        where TRounding : struct, IRounding =>
        z >= 0 ? (float)(z * Simd.MultiplyAdd<TRounding>(t, -Shrink, 1)) : (float)((float)(n * t) * Shrink);
}
