using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace MlpGen.Numerics;

/// <summary>
/// The hard sigmoid (Howard et al. 2019, section 5.2): z/6 + ½, limited to the range from 0 to 1, accurate within 2 ulp. The derivative is
/// ⅙ or 0. PyTorch: <c>hardsigmoid</c>.
/// </summary>
/// <remarks>The function is computed from z + 3, which is exact near −3, so that no digits are lost there.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class HardSigmoid
{
    internal const float Kink = 3f;
    private const float Slope = 1f / 6;

    /// <summary>Computes the function. The result is between 0 and 1, and NaN for NaN.</summary>
    /// <typeparam name="TRounding">How products and sums round.</typeparam>
    /// <param name="z">The weighted sum. Any value is allowed.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate<TRounding>(float z)
        where TRounding : struct, IRounding
    {
        float sum = Simd.AtLeast((float)(z + Kink), 0);
        return (float)((sum > 2 * Kink ? 2 * Kink : sum) * Slope);
    }

    /// <summary>Computes the same bits as <see cref="Evaluate{TRounding}(float)"/>, and the derivative.</summary>
    /// <typeparam name="TRounding">How products and sums round.</typeparam>
    /// <param name="z">The weighted sum. Any value is allowed.</param>
    /// <param name="derivative">The derivative: ⅙ for |z| &lt; 3, and 0 otherwise, including for NaN.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate<TRounding>(float z, out float derivative)
        where TRounding : struct, IRounding
    {
        derivative = z > -Kink && z < Kink ? Slope : 0;
        return Evaluate<TRounding>(z);
    }
}
