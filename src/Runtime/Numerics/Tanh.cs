using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MlpGen.Numerics;

/// <summary>tanh z and tanh′ z = 1 − tanh² z, within 4 ulp wherever the result is normal.</summary>
/// <remarks>
/// <para>
/// With e = e^−2|z|: tanh |z| = (1 − e)/(1 + e), and tanh′ z = 4e/(1 + e)² = 4·(t − t²) with t = e/(1 + e) ≤ ½, where no digit
/// cancels, also where tanh z rounds to 1 and 1 − tanh² z is 0 in floats.
/// </para>
/// <para>
/// For |z| ≤ ½, where 1 − e would cancel, tanh z ≈ z + z·z²·q(z²). q has degree 3 and was fitted by a Remez exchange with its
/// coefficients rounded to float one after the other: the relative error of tanh is below 1.5·10⁻⁸, a quarter of an ulp.
/// </para>
/// </remarks>
public static partial class Tanh
{
    private const float C3 = -0.333331436f;
    private const float C5 = 0.1332587f;
    private const float C7 = -0.0530447736f;
    private const float C9 = 0.0172397736f;

    /// <summary>tanh z, between −1 and 1; tanh −0 is −0, and NaN stays NaN.</summary>
    /// <param name="z">Any number.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate(float z) => Evaluate(Vector128.CreateScalar(z)).ToScalar();

    /// <summary>tanh z, the same bits as <see cref="Evaluate(float)"/>, and tanh′ z.</summary>
    /// <param name="z">Any number.</param>
    /// <param name="derivative">tanh′ z, between 0 and 1.</param>
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
        Vector256<float> e = ExpOfMinusTwiceAbs(z);
        return FromExponential(z, e, Vector256<float>.One / (Vector256<float>.One + e));
    }

    /// <inheritdoc cref="Evaluate(float, out float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public static Vector256<float> Evaluate(Vector256<float> z, out Vector256<float> derivative)
    {
        Vector256<float> e = ExpOfMinusTwiceAbs(z);
        Vector256<float> s = Vector256<float>.One / (Vector256<float>.One + e);
        Vector256<float> t = e * s;
        Vector256<float> fourTimes = t * Vector256.Create(4f);
        derivative = Simd.MultiplyAdd(-fourTimes, t, fourTimes);
        return FromExponential(z, e, s);
    }

    /// <summary>tanh z where e = e^−2|z| and s = 1/(1 + e) are known.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    private static Vector256<float> FromExponential(Vector256<float> z, Vector256<float> e, Vector256<float> s)
    {
        Vector256<float> sign = z & Vector256.Create(-0f);
        Vector256<float> magnitude = z ^ sign;
        Vector256<float> square = z * z;
        Vector256<float> q = Simd.MultiplyAdd(Vector256.Create(C9), square, Vector256.Create(C7));
        q = Simd.MultiplyAdd(q, square, Vector256.Create(C5));
        q = Simd.MultiplyAdd(q, square, Vector256.Create(C3));
        Vector256<float> near = Simd.MultiplyAdd(magnitude * square, q, magnitude);
        Vector256<float> far = (Vector256<float>.One - e) * s;
        return Vector256.ConditionalSelect(Vector256.GreaterThan(magnitude, Vector256.Create(0.5f)), far, near) | sign;
    }

    /// <summary>e^−2|z|.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    private static Vector256<float> ExpOfMinusTwiceAbs(Vector256<float> z) =>
        Exp.EvaluateNonPositive((z + z) | Vector256.Create(-0f));
}
