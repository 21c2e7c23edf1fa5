using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MlpGen.Numerics;

/// <content>The same function in vectors. Each lane has the bits that the plain function has.</content>
public static partial class Elu
{
    /// <inheritdoc cref="Evaluate{TRounding}(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public static Vector256<float> Evaluate<TRounding>(Vector256<float> z)
        where TRounding : struct, IRounding
    {
        Vector256<float> negative = NegativePart(z, out Vector256<float> positive);
        Vector256<float> rest = Exp.SplitFourTimes<TRounding>(negative, out Vector256<float> fourTimesPower);
        return Vector256.ConditionalSelect(positive, z, Exp.LessOne<TRounding>(fourTimesPower, rest));
    }

    /// <inheritdoc cref="Evaluate{TRounding}(float, out float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public static Vector256<float> Evaluate<TRounding>(Vector256<float> z, out Vector256<float> derivative)
        where TRounding : struct, IRounding
    {
        Vector256<float> negative = NegativePart(z, out Vector256<float> positive);
        Vector256<float> rest = Exp.SplitFourTimes<TRounding>(negative, out Vector256<float> fourTimesPower);
        derivative = Simd.MultiplyAdd<TRounding>(fourTimesPower, rest, fourTimesPower) * Vector256.Create(0.25f);
        return Vector256.ConditionalSelect(positive, z, Exp.LessOne<TRounding>(fourTimesPower, rest));
    }

    /// <summary>Returns min(z, 0), and all bits set for elements that are not negative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    private static Vector256<float> NegativePart(Vector256<float> z, out Vector256<float> positive)
    {
        positive = Vector256.GreaterThanOrEqual(z, Vector256<float>.Zero);
        return Vector256.AndNot(z, positive);
    }
}
