using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

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
    /// <param name="z">The weighted sum. Any value is allowed.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate(float z) => Evaluate(Vector128.CreateScalar(z)).ToScalar();

    /// <summary>Computes the same bits as <see cref="Evaluate(float)"/>, and the derivative.</summary>
    /// <param name="z">The weighted sum. Any value is allowed.</param>
    /// <param name="derivative">The derivative, between −½ and 3/2, and NaN for NaN.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate(float z, out float derivative)
    {
        float a = Evaluate(Vector128.CreateScalar(z), out Vector128<float> derivatives).ToScalar();
        derivative = derivatives.ToScalar();
        return a;
    }

    /// <inheritdoc cref="Evaluate(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public static Vector256<float> Evaluate(Vector256<float> z) =>
        Simd.AtLeast(z, Vector256.Create(-HardSigmoid.Kink)) * HardSigmoid.Evaluate(z);

    /// <inheritdoc cref="Evaluate(float, out float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public static Vector256<float> Evaluate(Vector256<float> z, out Vector256<float> derivative)
    {
        derivative = (z + Vector256.Create(1.5f)) * Vector256.Create(Third);
        derivative = Vector256.AndNot(derivative, Vector256.LessThanOrEqual(z, Vector256.Create(-HardSigmoid.Kink)));
        derivative = Vector256.ConditionalSelect(
            Vector256.GreaterThanOrEqual(z, Vector256.Create(HardSigmoid.Kink)), Vector256<float>.One, derivative);
        return Evaluate(z);
    }
}
