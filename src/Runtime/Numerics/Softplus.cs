using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MlpGen.Numerics;

/// <summary>
/// The function ln(1 + eᶻ) (Dugas et al. 2001, eq. 7), accurate within 4 ulp if the result is normal, and its derivative σ(z). PyTorch:
/// <c>softplus</c>, without its threshold.
/// </summary>
/// <remarks>
/// The function is computed as max(z, 0) + ln(1 + e^−|z|), which neither overflows nor loses digits. The exponential is that of
/// <see cref="Sigmoid"/>.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Softplus
{
    /// <summary>Computes the function. The result is at least 0. It is 0 for −∞ and NaN for NaN.</summary>
    /// <param name="z">The weighted sum. Any value is allowed.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate(float z) => Evaluate(Vector128.CreateScalar(z)).ToScalar();

    /// <summary>Computes the same bits as <see cref="Evaluate(float)"/>, and the derivative.</summary>
    /// <param name="z">The weighted sum. Any value is allowed.</param>
    /// <param name="derivative">The derivative σ(z), with the same bits as <see cref="Sigmoid.Evaluate(float)"/>.</param>
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
        return FromExponential(z, Sigmoid.ExpOfMinusAbs(z));
    }

    /// <inheritdoc cref="Evaluate(float, out float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public static Vector256<float> Evaluate(Vector256<float> z, out Vector256<float> derivative)
    {
        Vector256<float> e = Sigmoid.ExpOfMinusAbs(z);
        derivative = Sigmoid.FromExponential(z, e);
        return FromExponential(z, e);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    private static Vector256<float> FromExponential(Vector256<float> z, Vector256<float> e) =>
        (Vector256.GreaterThan(z, Vector256<float>.Zero) & z) + Log1p.Evaluate(e);
}
