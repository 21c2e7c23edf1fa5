using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace MlpGen.Numerics;

/// <summary>
/// The logistic sigmoid σ(z) = 1/(1 + e⁻ᶻ) and its derivative σ′(z) = σ(z)·(1 − σ(z)) (Bishop 2006, "Pattern Recognition and Machine
/// Learning", eqs. 4.59 and 4.88). Accurate within 4 ulp if the result is normal. PyTorch: <c>sigmoid</c>.
/// </summary>
/// <remarks>
/// With e = e^−|z| and s = 1/(1 + e), nothing overflows. s is σ(|z|) and t = e·s = 1 − s is σ(−|z|), so σ(z) is one of them, and σ′ = s·t =
/// t − t². Since t ≤ ½, no digits cancel, not even if σ rounds to 1, where σ·(1 − σ) would be 0 in floats.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Sigmoid
{
    /// <summary>Computes σ(z), between 0 and 1, and NaN for NaN.</summary>
    /// <typeparam name="TRounding">How products and sums round.</typeparam>
    /// <param name="z">The weighted sum. Any value is allowed.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate<TRounding>(float z)
        where TRounding : struct, IRounding =>
        FromExponential(z, ExpOfMinusAbs<TRounding>(z));

    /// <summary>Computes σ(z), with the same bits as <see cref="Evaluate{TRounding}(float)"/>, and σ′(z).</summary>
    /// <typeparam name="TRounding">How products and sums round.</typeparam>
    /// <param name="z">The weighted sum. Any value is allowed.</param>
    /// <param name="derivative">The derivative σ′(z), between 0 and ¼.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate<TRounding>(float z, out float derivative)
        where TRounding : struct, IRounding
    {
        float e = ExpOfMinusAbs<TRounding>(z);
        float s = (float)(1 / (float)(1 + e));
        float t = (float)(e * s);
        derivative = Simd.MultiplyAdd<TRounding>(-t, t, t);
        return z >= 0 ? s : t;
    }

    /// <summary>Computes σ(z) from e = e^−|z|.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static float FromExponential(float z, float e)
    {
        float s = (float)(1 / (float)(1 + e));
        return z >= 0 ? s : (float)(e * s);
    }

    /// <summary>Computes e^−|z|.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static float ExpOfMinusAbs<TRounding>(float z)
        where TRounding : struct, IRounding =>
        Exp.EvaluateNonPositive<TRounding>(Simd.MinusAbs(z));
}
