using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

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
    /// <param name="z">The weighted sum. Any value is allowed.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate(float z) => Evaluate(Vector128.CreateScalar(z)).ToScalar();

    /// <summary>Computes the same bits as <see cref="Evaluate(float)"/>, and the derivative.</summary>
    /// <param name="z">The weighted sum. Any value is allowed.</param>
    /// <param name="derivative">The derivative, between −0.0999 and 1.0999.</param>
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
        Vector256<float> n = MinusAbs(z);
        Vector256<float> t = Sigmoid128Times(n, out Vector256<float> s);
        return Value(z, n, s, t);
    }

    /// <inheritdoc cref="Evaluate(float, out float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public static Vector256<float> Evaluate(Vector256<float> z, out Vector256<float> derivative)
    {
        Vector256<float> n = MinusAbs(z);
        Vector256<float> t = Sigmoid128Times(n, out Vector256<float> s);
        Vector256<float> mirrored = t * Simd.MultiplyAdd(n, s, Vector256<float>.One) * Vector256.Create(Shrink);
        derivative = Vector256.ConditionalSelect(
            Vector256.GreaterThanOrEqual(z, Vector256<float>.Zero), Vector256<float>.One - mirrored, mirrored);
        return Value(z, n, s, t);
    }

    /// <summary>Returns −|z|, limited to the range in which the exponential is not 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    private static Vector256<float> MinusAbs(Vector256<float> z) =>
        Simd.AtLeast(z | Vector256.Create(-0f), Vector256.Create(Exp.LowLimitOf128Times));

    /// <summary>Computes 128·σ(n) and σ(−n), for n ≤ 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    private static Vector256<float> Sigmoid128Times(Vector256<float> n, out Vector256<float> opposite)
    {
        Vector256<float> e = Exp.Evaluate128Times(n);
        opposite = Vector256<float>.One / Simd.MultiplyAdd(e, Vector256.Create(Shrink), Vector256<float>.One);
        return e * opposite;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    private static Vector256<float> Value(Vector256<float> z, Vector256<float> n, Vector256<float> s, Vector256<float> t) =>
        Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(z, Vector256<float>.Zero), z * s, n * t * Vector256.Create(Shrink));
}
