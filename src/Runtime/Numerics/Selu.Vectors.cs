using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MlpGen.Numerics;

/// <content>The same function in vectors. Each lane has the bits that the plain function has.</content>
public static partial class Selu
{
    /// <inheritdoc cref="Evaluate{TRounding}(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public static Vector256<float> Evaluate<TRounding>(Vector256<float> z)
        where TRounding : struct, IRounding
    {
        Vector256<float> negative = NegativePart(z, out Vector256<float> positive);
        Vector256<float> rest = Exp.SplitFourTimes<TRounding>(negative, out Vector256<float> fourTimesPower);
        return FromParts<TRounding>(z, positive, fourTimesPower, rest);
    }

    /// <inheritdoc cref="Evaluate{TRounding}(float, out float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public static Vector256<float> Evaluate<TRounding>(Vector256<float> z, out Vector256<float> derivative)
        where TRounding : struct, IRounding
    {
        Vector256<float> negative = NegativePart(z, out Vector256<float> positive);
        Vector256<float> rest = Exp.SplitFourTimes<TRounding>(negative, out Vector256<float> fourTimesPower);
        Vector256<float> fourTimes = Simd.MultiplyAdd<TRounding>(fourTimesPower, rest, fourTimesPower);
        derivative = Vector256.ConditionalSelect(positive, Vector256.Create(Lambda), fourTimes * Vector256.Create(LambdaTimesAlpha / 4));
        return FromParts<TRounding>(z, positive, fourTimesPower, rest);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    private static Vector256<float> FromParts<TRounding>(
        Vector256<float> z, Vector256<float> positive, Vector256<float> fourTimesPower, Vector256<float> rest)
        where TRounding : struct, IRounding =>
        Vector256.ConditionalSelect(
            positive, z * Vector256.Create(Lambda), Exp.LessOne<TRounding>(fourTimesPower, rest) * Vector256.Create(LambdaTimesAlpha));

    /// <summary>Returns min(z, 0), and all bits set for positive elements.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    private static Vector256<float> NegativePart(Vector256<float> z, out Vector256<float> positive)
    {
        positive = Vector256.GreaterThan(z, Vector256<float>.Zero);
        return Vector256.AndNot(z, positive);
    }
}
