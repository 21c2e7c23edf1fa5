using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

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
    /// <param name="z">The weighted sum. Any value is allowed.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate(float z) => Evaluate(Vector128.CreateScalar(z)).ToScalar();

    /// <summary>Computes the same bits as <see cref="Evaluate(float)"/>, and the derivative.</summary>
    /// <param name="z">The weighted sum. Any value is allowed.</param>
    /// <param name="derivative">The derivative, between −0.129 and 1.129.</param>
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
        return Value(z, n, Exponential128Times(n) * Ratio(n));
    }

    /// <inheritdoc cref="Evaluate(float, out float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public static Vector256<float> Evaluate(Vector256<float> z, out Vector256<float> derivative)
    {
        Vector256<float> n = MinusAbs(z), e = Exponential128Times(n), g = Ratio(n);
        Vector256<float> mirrored = e * Simd.MultiplyAdd(n, Vector256.Create(Density), g) * Vector256.Create(Shrink);
        derivative = Vector256.ConditionalSelect(
            Vector256.GreaterThanOrEqual(z, Vector256<float>.Zero), Vector256<float>.One - mirrored, mirrored);
        return Value(z, n, e * g);
    }

    /// <summary>Returns −|z|, limited to the range in which the exponential is not 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    private static Vector256<float> MinusAbs(Vector256<float> z) => Simd.AtLeast(z | Vector256.Create(-0f), Vector256.Create(LowLimit));

    /// <summary>Computes 128·e^(−n²/2), with the factor e^(−lost/2) ≈ 1 − lost/2 for the rounding error of the square.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    private static Vector256<float> Exponential128Times(Vector256<float> n)
    {
        Vector256<float> half = Vector256.Create(-0.5f), square = n * n;
        Vector256<float> upper = (n.AsInt32() & Vector256.Create(UpperHalf)).AsSingle();
        Vector256<float> lost = (upper * upper) - square + ((n - upper) * (n + upper));
        Vector256<float> e = Exp.Evaluate128Times(square * half);
        return Simd.MultiplyAdd(e * lost, half, e);
    }

    /// <summary>Computes g(−n).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    private static Vector256<float> Ratio(Vector256<float> n)
    {
        Vector256<float> x = -n;
        Vector256<float> p = Simd.MultiplyAdd(Vector256.Create(P4), x, Vector256.Create(P3));
        p = Simd.MultiplyAdd(p, x, Vector256.Create(P2));
        p = Simd.MultiplyAdd(p, x, Vector256.Create(P1));
        p = Simd.MultiplyAdd(p, x, Vector256.Create(P0));
        Vector256<float> q = Simd.MultiplyAdd(Vector256.Create(Q5), x, Vector256.Create(Q4));
        q = Simd.MultiplyAdd(q, x, Vector256.Create(Q3));
        q = Simd.MultiplyAdd(q, x, Vector256.Create(Q2));
        q = Simd.MultiplyAdd(q, x, Vector256.Create(Q1));
        q = Simd.MultiplyAdd(q, x, Vector256<float>.One);
        return p / q;
    }

    /// <summary>Computes z·Φ(z) from t = 128·Φ(−|z|).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    private static Vector256<float> Value(Vector256<float> z, Vector256<float> n, Vector256<float> t)
    {
        Vector256<float> shrink = Vector256.Create(Shrink);
        return Vector256.ConditionalSelect(
            Vector256.GreaterThanOrEqual(z, Vector256<float>.Zero), z * Simd.MultiplyAdd(t, -shrink, Vector256<float>.One), n * t * shrink);
    }
}
