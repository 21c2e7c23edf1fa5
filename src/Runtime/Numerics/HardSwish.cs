using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace MlpGen.Numerics;

/// <summary>
/// The hard swish (Howard et al. 2019, section 5.2): z·HardSigmoid(z). The derivative is z/3 + ½ between −3 and 3, 0 below and 1 above.
/// Both are accurate within 4 ulp. PyTorch: <c>hardswish</c>.
/// </summary>
/// <remarks>
/// The derivative is computed from z + 3/2, which is exact near its root. At −3 it is 0 and at 3 it is 1, as in PyTorch since 2.7.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class HardSwish
{
    private const float Third = 1f / 3;

    /// <summary>Computes the function. The result is at least −⅜. It is 0 for −∞ and NaN for NaN.</summary>
    /// <typeparam name="TRounding">How products and sums round.</typeparam>
    /// <param name="z">The weighted sum. Any value is allowed.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate<TRounding>(float z)
        where TRounding : struct, IRounding =>
        (float)(Simd.AtLeast(z, -HardSigmoid.Kink) * HardSigmoid.Evaluate<TRounding>(z));

    /// <summary>Computes the same bits as <see cref="Evaluate{TRounding}(float)"/>, and the derivative.</summary>
    /// <typeparam name="TRounding">How products and sums round.</typeparam>
    /// <param name="z">The weighted sum. Any value is allowed.</param>
    /// <param name="derivative">The derivative, between −½ and 3/2, and NaN for NaN.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate<TRounding>(float z, out float derivative)
        where TRounding : struct, IRounding
    {
        derivative = z >= HardSigmoid.Kink ? 1 : z <= -HardSigmoid.Kink ? 0 : (float)((float)(z + 1.5f) * Third);
        return Evaluate<TRounding>(z);
    }
}
