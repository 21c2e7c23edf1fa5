using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MlpGen.Numerics;

/// <summary>
/// The exponential linear unit (Clevert, Unterthiner and Hochreiter 2016, eq. 15): z for z ≥ 0 and eᶻ − 1 otherwise. The derivative is 1 or
/// eᶻ. Both are accurate within 2 ulp if the result is normal. PyTorch: <c>elu</c>.
/// </summary>
/// <remarks>
/// Both are computed from e^min(z, 0), which is 1 for every positive z. eᶻ − 1 is assembled from the parts of the exponential, so that no
/// digits cancel for small z.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Elu
{
    /// <summary>Computes the function. The result is above −1. The result for −0 is −0, and NaN stays NaN.</summary>
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
    public static Vector256<float> Evaluate(Vector256<float> z)
    {
        Vector256<float> rest = Exp.SplitFourTimes(NegativePart(z, out Vector256<float> positive), out Vector256<float> fourTimesPower);
        return Vector256.ConditionalSelect(positive, z, Exp.LessOne(fourTimesPower, rest));
    }

    /// <inheritdoc cref="Evaluate(float, out float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public static Vector256<float> Evaluate(Vector256<float> z, out Vector256<float> derivative)
    {
        Vector256<float> rest = Exp.SplitFourTimes(NegativePart(z, out Vector256<float> positive), out Vector256<float> fourTimesPower);
        derivative = Simd.MultiplyAdd(fourTimesPower, rest, fourTimesPower) * Vector256.Create(0.25f);
        return Vector256.ConditionalSelect(positive, z, Exp.LessOne(fourTimesPower, rest));
    }

    /// <summary>Returns min(z, 0), and all bits set for elements that are not negative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    private static Vector256<float> NegativePart(Vector256<float> z, out Vector256<float> positive)
    {
        positive = Vector256.GreaterThanOrEqual(z, Vector256<float>.Zero);
        return Vector256.AndNot(z, positive);
    }
}
