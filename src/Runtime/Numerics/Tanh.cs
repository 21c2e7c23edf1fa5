using System.ComponentModel;
using System.Runtime.CompilerServices;

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
    /// <typeparam name="TRounding">How products and sums round.</typeparam>
    /// <param name="z">The weighted sum. Any value is allowed.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate<TRounding>(float z)
        where TRounding : struct, IRounding
    {
        float rest = Exp.SplitFourTimes<TRounding>(MinusTwiceAbs(z), out float fourTimesPower);
        float m = Exp.LessOne<TRounding>(fourTimesPower, rest);
        return Simd.WithSignOf(z, (float)(m * (float)(1 / (float)(2 + m))));
    }

    /// <summary>Computes tanh z, with the same bits as <see cref="Evaluate{TRounding}(float)"/>, and tanh′ z.</summary>
    /// <typeparam name="TRounding">How products and sums round.</typeparam>
    /// <param name="z">The weighted sum. Any value is allowed.</param>
    /// <param name="derivative">The derivative tanh′ z, between 0 and 1.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate<TRounding>(float z, out float derivative)
        where TRounding : struct, IRounding
    {
        float rest = Exp.SplitFourTimes<TRounding>(MinusTwiceAbs(z), out float fourTimesPower);
        float m = Exp.LessOne<TRounding>(fourTimesPower, rest);
        float s = (float)(1 / (float)(2 + m));
        float fourTimes = (float)(Simd.MultiplyAdd<TRounding>(fourTimesPower, rest, fourTimesPower) * s);
        derivative = Simd.MultiplyAdd<TRounding>((float)(fourTimes * -0.25f), fourTimes, fourTimes);
        return Simd.WithSignOf(z, (float)(m * s));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float MinusTwiceAbs(float z) => Simd.MinusAbs((float)(z + z));
}
