using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace MlpGen.Numerics;

/// <summary>
/// The function z·tanh(ln(1 + eᶻ)) (Misra 2019) and its derivative, accurate within 6 ulp if the results are normal. The derivative is less
/// accurate around its root. PyTorch: <c>mish</c>.
/// </summary>
/// <remarks>
/// With e = e^−|z|, the hyperbolic tangent is a fraction without cancellation. For z ≥ 0, it is v = u/d with u = 1 + 2e and d = 1 + 2e +
/// 2e². For z &lt; 0, it is e·v with u = 2 + e and d = 2 + 2e + e². The derivative is (u + c/d)/d with c = 4z·e²·(1 + e), or e·(u + c/d)/d
/// with c = 4z·(1 + e). For z &lt; 0, the code computes 128e, so that the results are accurate as long as they are normal numbers. The
/// derivative is 0 at z = −1.1925. Between −2 and −½, its error is below 2⁻²³.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Mish
{
    private const float Shrink = 1f / 128;

    /// <summary>Computes the function. The result is at least −0.3089. It is 0 for −∞ and NaN for NaN.</summary>
    /// <typeparam name="TRounding">How products and sums round.</typeparam>
    /// <param name="z">The weighted sum. Any value is allowed.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate<TRounding>(float z)
        where TRounding : struct, IRounding
    {
        float n = Simd.AtLeast(Simd.MinusAbs(z), Exp.LowLimitOf128Times);
        float e128 = Exp.Evaluate128Times<TRounding>(n);
        float u = Fraction<TRounding>(z, (float)(e128 * Shrink), out float share);
        return Value(z, n, e128, (float)(u * share));
    }

    /// <summary>Computes the same bits as <see cref="Evaluate{TRounding}(float)"/>, and the derivative.</summary>
    /// <typeparam name="TRounding">How products and sums round.</typeparam>
    /// <param name="z">The weighted sum. Any value is allowed.</param>
    /// <param name="derivative">The derivative, between −0.1132 and 1.0885.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate<TRounding>(float z, out float derivative)
        where TRounding : struct, IRounding
    {
        float n = Simd.AtLeast(Simd.MinusAbs(z), Exp.LowLimitOf128Times);
        float e128 = Exp.Evaluate128Times<TRounding>(n);
        float e = (float)(e128 * Shrink);
        float u = Fraction<TRounding>(z, e, out float share);
        float c = (float)((float)((float)(4 * n) * (float)(1 + e)) * (z >= 0 ? (float)(-e * e) : 1));
        float slope = (float)(Simd.MultiplyAdd<TRounding>(c, share, u) * share);
        derivative = z >= 0 ? slope : (float)((float)(slope * e128) * Shrink);
        return Value(z, n, e128, (float)(u * share));
    }

    /// <summary>Computes u and 1/d.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Fraction<TRounding>(float z, float e, out float share)
        where TRounding : struct, IRounding
    {
        if (z >= 0)
        {
            float twice = (float)(e + e);
            share = (float)(1 / Simd.MultiplyAdd<TRounding>(twice, (float)(1 + e), 1));
            return (float)(twice + 1);
        }

        float u = (float)(e + 2);
        share = (float)(1 / Simd.MultiplyAdd<TRounding>(e, u, 2));
        return u;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Value(float z, float n, float e128, float v) =>
        z >= 0 ? (float)(z * v) : (float)((float)(n * (float)(e128 * v)) * Shrink);
}
