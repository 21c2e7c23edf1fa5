using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MlpGen.Numerics;

/// <summary>
/// The scaled exponential linear unit (Klambauer et al. 2017, eq. 2): λz for z &gt; 0 and λα(eᶻ − 1) otherwise. The derivative is λ or
/// λα·eᶻ. Both are accurate within 4 ulp if the result is normal. PyTorch: <c>selu</c>.
/// </summary>
/// <remarks>
/// With these λ and α, mean 0 and variance 1 are a fixed point of a layer (Klambauer et al. 2017, eq. 14). The computation is otherwise
/// that of <see cref="Elu"/>.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Selu
{
    private const float Lambda = 1.05070099f;
    private const float LambdaTimesAlpha = 1.75809934f;

    /// <summary>Computes the function. The result is above −1.7581, and NaN for NaN.</summary>
    /// <param name="z">The weighted sum. Any value is allowed.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate(float z) => Evaluate(Vector128.CreateScalar(z)).ToScalar();

    /// <summary>Computes the same bits as <see cref="Evaluate(float)"/>, and the derivative.</summary>
    /// <param name="z">The weighted sum. Any value is allowed.</param>
    /// <param name="derivative">The derivative: λ for z &gt; 0, and λα·eᶻ otherwise.</param>
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
        return FromParts(z, positive, fourTimesPower, rest);
    }

    /// <inheritdoc cref="Evaluate(float, out float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public static Vector256<float> Evaluate(Vector256<float> z, out Vector256<float> derivative)
    {
        Vector256<float> rest = Exp.SplitFourTimes(NegativePart(z, out Vector256<float> positive), out Vector256<float> fourTimesPower);
        Vector256<float> fourTimes = Simd.MultiplyAdd(fourTimesPower, rest, fourTimesPower);
        derivative = Vector256.ConditionalSelect(positive, Vector256.Create(Lambda), fourTimes * Vector256.Create(LambdaTimesAlpha / 4));
        return FromParts(z, positive, fourTimesPower, rest);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    private static Vector256<float> FromParts(
        Vector256<float> z, Vector256<float> positive, Vector256<float> fourTimesPower, Vector256<float> rest) =>
        Vector256.ConditionalSelect(
            positive, z * Vector256.Create(Lambda), Exp.LessOne(fourTimesPower, rest) * Vector256.Create(LambdaTimesAlpha));

    /// <summary>Returns min(z, 0), and all bits set for positive elements.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    private static Vector256<float> NegativePart(Vector256<float> z, out Vector256<float> positive)
    {
        positive = Vector256.GreaterThan(z, Vector256<float>.Zero);
        return Vector256.AndNot(z, positive);
    }
}
