using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace MlpGen.Numerics;

/// <summary>
/// The function z·σ(z) (Ramachandran, Zoph and Le 2017, with β = 1), accurate within 4 ulp if the result is normal. The derivative is
/// σ(z)·(1 + z·σ(−z)), accurate within 6 ulp if it is normal, except around its root. PyTorch: <c>silu</c>.
/// </summary>
/// <remarks>
/// With x = |z| and e = e⁻ˣ, σ(−x) = e/(1 + e) and Swish′(−x) = σ(−x)·(1 − x·σ(x)). Also, Swish′(x) = 1 − Swish′(−x). The code computes
/// 128e, so that the results are accurate as long as they are normal numbers. The derivative is 0 at z = −1.2785. Between −2 and −1, its
/// error is below 2⁻²⁴.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Swish
{
    private const float Shrink = 1f / 128;

    /// <summary>Computes the function. The result is at least −0.2785. It is 0 for −∞ and NaN for NaN.</summary>
    /// <typeparam name="TRounding">How products and sums round.</typeparam>
    /// <param name="z">The weighted sum. Any value is allowed.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate<TRounding>(float z)
        where TRounding : struct, IRounding
    {
        float n = MinusAbs(z);
        float t = Sigmoid128Times<TRounding>(n, out float s);
        return Value(z, n, s, t);
    }

    /// <summary>Computes the same bits as <see cref="Evaluate{TRounding}(float)"/>, and the derivative.</summary>
    /// <typeparam name="TRounding">How products and sums round.</typeparam>
    /// <param name="z">The weighted sum. Any value is allowed.</param>
    /// <param name="derivative">The derivative, between −0.0999 and 1.0999.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate<TRounding>(float z, out float derivative)
        where TRounding : struct, IRounding
    {
        float n = MinusAbs(z);
        float t = Sigmoid128Times<TRounding>(n, out float s);
        float mirrored = (float)((float)(t * Simd.MultiplyAdd<TRounding>(n, s, 1)) * Shrink);
        derivative = z >= 0 ? (float)(1 - mirrored) : mirrored;
        return Value(z, n, s, t);
    }

    /// <summary>Returns −|z|, limited to the range in which the exponential is not 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float MinusAbs(float z) => Simd.AtLeast(Simd.MinusAbs(z), Exp.LowLimitOf128Times);

    /// <summary>Computes 128·σ(n) and σ(−n), for n ≤ 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Sigmoid128Times<TRounding>(float n, out float opposite)
        where TRounding : struct, IRounding
    {
        float e = Exp.Evaluate128Times<TRounding>(n);
        opposite = (float)(1 / Simd.MultiplyAdd<TRounding>(e, Shrink, 1));
        return (float)(e * opposite);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Value(float z, float n, float s, float t) => z >= 0 ? (float)(z * s) : (float)((float)(n * t) * Shrink);
}
