using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

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
    /// <param name="z">The weighted sum. Any value is allowed.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate(float z) => Evaluate(Vector128.CreateScalar(z)).ToScalar();

    /// <summary>Computes the same bits as <see cref="Evaluate(float)"/>, and the derivative.</summary>
    /// <param name="z">The weighted sum. Any value is allowed.</param>
    /// <param name="derivative">The derivative, between −0.1132 and 1.0885.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate(float z, out float derivative)
    {
        float a = Evaluate(Vector128.CreateScalar(z), out Vector128<float> derivatives).ToScalar();
        derivative = derivatives.ToScalar();
        return a;
    }

    /// <inheritdoc cref="Evaluate(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public static Vector256<float> Evaluate(Vector256<float> z)
    {
        Vector256<float> n = Simd.AtLeast(z | Vector256.Create(-0f), Vector256.Create(Exp.LowLimitOf128Times));
        Vector256<float> e128 = Exp.Evaluate128Times(n);
        Vector256<float> u = Fraction(z, e128 * Vector256.Create(Shrink), out Vector256<float> share);
        return Value(z, n, e128, u * share);
    }

    /// <inheritdoc cref="Evaluate(float, out float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public static Vector256<float> Evaluate(Vector256<float> z, out Vector256<float> derivative)
    {
        Vector256<float> n = Simd.AtLeast(z | Vector256.Create(-0f), Vector256.Create(Exp.LowLimitOf128Times));
        Vector256<float> e128 = Exp.Evaluate128Times(n);
        Vector256<float> e = e128 * Vector256.Create(Shrink), positive = Vector256.GreaterThanOrEqual(z, Vector256<float>.Zero);
        Vector256<float> u = Fraction(z, e, out Vector256<float> share);
        Vector256<float> c = Vector256.Create(4f) * n * (Vector256<float>.One + e)
            * Vector256.ConditionalSelect(positive, -e * e, Vector256<float>.One);
        Vector256<float> slope = Simd.MultiplyAdd(c, share, u) * share;
        derivative = Vector256.ConditionalSelect(positive, slope, slope * e128 * Vector256.Create(Shrink));
        return Value(z, n, e128, u * share);
    }

    /// <summary>Computes u and 1/d.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    private static Vector256<float> Fraction(Vector256<float> z, Vector256<float> e, out Vector256<float> share)
    {
        Vector256<float> one = Vector256<float>.One, positive = Vector256.GreaterThanOrEqual(z, Vector256<float>.Zero);
        Vector256<float> first = Vector256.ConditionalSelect(positive, one, one + one);
        Vector256<float> u = Vector256.ConditionalSelect(positive, e + e, e) + first;
        share = one / Vector256.ConditionalSelect(positive, Simd.MultiplyAdd(e + e, one + e, one), Simd.MultiplyAdd(e, u, first));
        return u;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    private static Vector256<float> Value(Vector256<float> z, Vector256<float> n, Vector256<float> e128, Vector256<float> v) =>
        Vector256.ConditionalSelect(
            Vector256.GreaterThanOrEqual(z, Vector256<float>.Zero), z * v, n * (e128 * v) * Vector256.Create(Shrink));
}
