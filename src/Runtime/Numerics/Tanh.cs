using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MlpGen.Numerics;

/// <summary>
/// The hyperbolic tangent tanh z and its derivative tanh′ z = 1 − tanh² z (Bishop 2006, eq. 5.59 and 5.60), accurate within 4 ulp if the
/// result is normal.
/// </summary>
/// <remarks>
/// With e = e^−2|z| and m = e − 1, tanh |z| = −m/(2 + m) and tanh′ z = 4e/(1 + e)² = 4·(t − t²) with t = e/(1 + e) ≤ ½. m is computed from
/// the parts of the exponential, so that no digits cancel for small z. Nor do any digits cancel in tanh′ if tanh z rounds to 1. The code
/// computes 4e, so that tanh′ is accurate as long as it is a normal number.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Tanh
{
    /// <summary>Computes tanh z, between −1 and 1. The result for −0 is −0, and NaN stays NaN.</summary>
    /// <param name="z">The weighted sum. Any value is allowed.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate(float z) => Evaluate(Vector128.CreateScalar(z)).ToScalar();

    /// <summary>Computes tanh z, with the same bits as <see cref="Evaluate(float)"/>, and tanh′ z.</summary>
    /// <param name="z">The weighted sum. Any value is allowed.</param>
    /// <param name="derivative">The derivative tanh′ z, between 0 and 1.</param>
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
        Vector256<float> rest = Exp.SplitFourTimes(MinusTwiceAbs(z), out Vector256<float> fourTimesPower);
        Vector256<float> m = Exp.LessOne(fourTimesPower, rest);
        return WithSignOf(z, m * (Vector256<float>.One / (Vector256.Create(2f) + m)));
    }

    /// <inheritdoc cref="Evaluate(float, out float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public static Vector256<float> Evaluate(Vector256<float> z, out Vector256<float> derivative)
    {
        Vector256<float> rest = Exp.SplitFourTimes(MinusTwiceAbs(z), out Vector256<float> fourTimesPower);
        Vector256<float> m = Exp.LessOne(fourTimesPower, rest);
        Vector256<float> s = Vector256<float>.One / (Vector256.Create(2f) + m);
        Vector256<float> fourTimes = Simd.MultiplyAdd(fourTimesPower, rest, fourTimesPower) * s;
        derivative = Simd.MultiplyAdd(fourTimes * Vector256.Create(-0.25f), fourTimes, fourTimes);
        return WithSignOf(z, m * s);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    private static Vector256<float> MinusTwiceAbs(Vector256<float> z) => (z + z) | Vector256.Create(-0f);

    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    private static Vector256<float> WithSignOf(Vector256<float> z, Vector256<float> magnitude) =>
        Vector256.ConditionalSelect(Vector256.Create(-0f), z, magnitude);
}
