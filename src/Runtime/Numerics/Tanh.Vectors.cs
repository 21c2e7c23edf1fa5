using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MlpGen.Numerics;

/// <content>The same function in vectors. Each lane has the bits that the plain function has.</content>
public static partial class Tanh
{
    /// <inheritdoc cref="Evaluate{TRounding}(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public static Vector256<float> Evaluate<TRounding>(Vector256<float> z)
        where TRounding : struct, IRounding
    {
        Vector256<float> rest = Exp.SplitFourTimes<TRounding>(MinusTwiceAbs(z), out Vector256<float> fourTimesPower);
        Vector256<float> m = Exp.LessOne<TRounding>(fourTimesPower, rest);
        return WithSignOf(z, m * (Vector256<float>.One / (Vector256.Create(2f) + m)));
    }

    /// <inheritdoc cref="Evaluate{TRounding}(float, out float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public static Vector256<float> Evaluate<TRounding>(Vector256<float> z, out Vector256<float> derivative)
        where TRounding : struct, IRounding
    {
        Vector256<float> rest = Exp.SplitFourTimes<TRounding>(MinusTwiceAbs(z), out Vector256<float> fourTimesPower);
        Vector256<float> m = Exp.LessOne<TRounding>(fourTimesPower, rest);
        Vector256<float> s = Vector256<float>.One / (Vector256.Create(2f) + m);
        Vector256<float> fourTimes = Simd.MultiplyAdd<TRounding>(fourTimesPower, rest, fourTimesPower) * s;
        derivative = Simd.MultiplyAdd<TRounding>(fourTimes * Vector256.Create(-0.25f), fourTimes, fourTimes);
        return WithSignOf(z, m * s);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    private static Vector256<float> MinusTwiceAbs(Vector256<float> z) => (z + z) | Vector256.Create(-0f);

    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    private static Vector256<float> WithSignOf(Vector256<float> z, Vector256<float> magnitude) =>
        Vector256.ConditionalSelect(Vector256.Create(-0f), z, magnitude);
}
