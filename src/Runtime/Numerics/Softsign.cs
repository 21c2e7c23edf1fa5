using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

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
    /// <param name="z">The weighted sum. Any value is allowed.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate(float z) => Evaluate(Vector128.CreateScalar(z)).ToScalar();

    /// <summary>Computes the same bits as <see cref="Evaluate(float)"/>, and the derivative.</summary>
    /// <param name="z">The weighted sum. Any value is allowed.</param>
    /// <param name="derivative">The derivative, between 0 and 1.</param>
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
        Evaluate(z, out _);

    /// <inheritdoc cref="Evaluate(float, out float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public static Vector256<float> Evaluate(Vector256<float> z, out Vector256<float> derivative)
    {
        Vector256<float> n = Simd.AtLeast(z | Vector256.Create(-0f), Vector256.Create(LowLimit));
        Vector256<float> s = Vector256<float>.One / (Vector256<float>.One - n);
        derivative = s * s;
        return Vector256.ConditionalSelect(Vector256.Create(-0f), z, n * s);
    }
}
