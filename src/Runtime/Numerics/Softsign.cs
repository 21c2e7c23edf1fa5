using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace MlpGen.Numerics;

/// <summary>
/// The function z/(1 + |z|) (Bergstra et al. 2009) and its derivative 1/(1 + |z|)², accurate within 4 ulp if the results are normal.
/// PyTorch: <c>softsign</c>.
/// </summary>
/// <remarks>|z| is limited to 2⁸⁰, which avoids ∞/∞. Beyond 2⁸⁰, the results in floats are ±1 and 0.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Softsign
{
    private const float LowLimit = -(float)(1UL << 40) * (1UL << 40);

    /// <summary>Computes the function. The result is between −1 and 1. The result for −0 is −0, and NaN stays NaN.</summary>
    /// <typeparam name="TRounding">How products and sums round.</typeparam>
    /// <param name="z">The weighted sum. Any value is allowed.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate<TRounding>(float z)
        where TRounding : struct, IRounding =>
        Evaluate<TRounding>(z, out _);

    /// <summary>Computes the same bits as <see cref="Evaluate{TRounding}(float)"/>, and the derivative.</summary>
    /// <typeparam name="TRounding">How products and sums round.</typeparam>
    /// <param name="z">The weighted sum. Any value is allowed.</param>
    /// <param name="derivative">The derivative, between 0 and 1.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate<TRounding>(float z, out float derivative)
        where TRounding : struct, IRounding
    {
        float n = Simd.AtLeast(Simd.MinusAbs(z), LowLimit);
        float s = (float)(1 / (float)(1 - n));
        derivative = (float)(s * s);
        return Simd.WithSignOf(z, (float)(n * s));
    }
}
