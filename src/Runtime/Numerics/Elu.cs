using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MlpGen.Numerics;

/// <summary>
/// z for z ≥ 0, else eᶻ − 1, and the derivative 1 or eᶻ; both within 2 ulp wherever they are normal. PyTorch: <c>elu</c>.
/// </summary>
/// <remarks>
/// Both come from e^min(z, 0), which is 1 for every positive z. eᶻ − 1 is put together from the parts of the exponential, so that no digit
/// cancels where z is small.
/// </remarks>
public static partial class Elu
{
    /// <summary>Above −1; Elu −0 is −0, and NaN stays NaN.</summary>
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

    /// <summary>min(z, 0), and all bits set where z is not negative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    private static Vector256<float> NegativePart(Vector256<float> z, out Vector256<float> positive)
    {
        positive = Vector256.GreaterThanOrEqual(z, Vector256<float>.Zero);
        return Vector256.AndNot(z, positive);
    }
}
