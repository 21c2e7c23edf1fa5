using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MlpGen.Numerics;

/// <summary>z/(1 + |z|) and its derivative 1/(1 + |z|)², within 4 ulp wherever they are normal. PyTorch: <c>softsign</c>.</summary>
/// <remarks>
/// |z| counts as no more than 2⁸⁰, from where on the results are ±1 and 0 in floats; so ∞/∞ does not come up.
/// </remarks>
public static partial class Softsign
{
    private const float LowLimit = -(float)(1UL << 40) * (1UL << 40);

    /// <summary>Between −1 and 1; Softsign −0 is −0, and NaN stays NaN.</summary>
    /// <param name="z">The weighted sum. Any value is allowed.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate(float z) => Evaluate(Vector128.CreateScalar(z)).ToScalar();

    /// <summary>Computes the same bits as <see cref="Evaluate(float)"/>, and the derivative.</summary>
    /// <param name="z">The weighted sum. Any value is allowed.</param>
    /// <param name="derivative">Between 0 and 1.</param>
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
