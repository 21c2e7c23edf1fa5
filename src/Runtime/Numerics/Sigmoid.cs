using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

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
    /// <param name="z">The weighted sum. Any value is allowed.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate(float z) => Evaluate(Vector128.CreateScalar(z)).ToScalar();

    /// <summary>Computes σ(z), with the same bits as <see cref="Evaluate(float)"/>, and σ′(z).</summary>
    /// <param name="z">The weighted sum. Any value is allowed.</param>
    /// <param name="derivative">The derivative σ′(z), between 0 and ¼.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate(float z, out float derivative)
    {
        float a = Evaluate(Vector128.CreateScalar(z), out Vector128<float> derivatives).ToScalar();
        derivative = derivatives.ToScalar();
        return a;
    }

    /// <inheritdoc cref="Evaluate(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public static Vector256<float> Evaluate(Vector256<float> z) => FromExponential(z, ExpOfMinusAbs(z));

    /// <inheritdoc cref="Evaluate(float, out float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public static Vector256<float> Evaluate(Vector256<float> z, out Vector256<float> derivative)
    {
        Vector256<float> e = ExpOfMinusAbs(z);
        Vector256<float> s = Vector256<float>.One / (Vector256<float>.One + e);
        Vector256<float> t = e * s;
        derivative = Simd.MultiplyAdd(-t, t, t);
        return Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(z, Vector256<float>.Zero), s, t);
    }

    /// <summary>Computes σ(z) from e = e^−|z|.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    internal static Vector256<float> FromExponential(Vector256<float> z, Vector256<float> e)
    {
        Vector256<float> s = Vector256<float>.One / (Vector256<float>.One + e);
        return Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(z, Vector256<float>.Zero), s, e * s);
    }

    /// <summary>Computes e^−|z|.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    internal static Vector256<float> ExpOfMinusAbs(Vector256<float> z) => Exp.EvaluateNonPositive(z | Vector256.Create(-0f));
}
