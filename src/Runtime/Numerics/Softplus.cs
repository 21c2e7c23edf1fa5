using System.ComponentModel;
using System.Runtime.CompilerServices;

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
    /// <typeparam name="TRounding">How products and sums round.</typeparam>
    /// <param name="z">The weighted sum. Any value is allowed.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate<TRounding>(float z)
        where TRounding : struct, IRounding =>
        FromExponential<TRounding>(z, Sigmoid.ExpOfMinusAbs<TRounding>(z));

    /// <summary>Computes the same bits as <see cref="Evaluate{TRounding}(float)"/>, and the derivative.</summary>
    /// <typeparam name="TRounding">How products and sums round.</typeparam>
    /// <param name="z">The weighted sum. Any value is allowed.</param>
    /// <param name="derivative">The derivative σ(z), with the same bits as <see cref="Sigmoid.Evaluate{TRounding}(float)"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate<TRounding>(float z, out float derivative)
        where TRounding : struct, IRounding
    {
        float e = Sigmoid.ExpOfMinusAbs<TRounding>(z);
        derivative = Sigmoid.FromExponential(z, e);
        return FromExponential<TRounding>(z, e);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float FromExponential<TRounding>(float z, float e)
        where TRounding : struct, IRounding =>
        (float)((z > 0 ? z : 0) + Log1p.Evaluate<TRounding>(e));
}
