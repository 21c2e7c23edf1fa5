using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MlpGen.Numerics;

/// <content>The same function in vectors. Each lane has the bits that the plain function has.</content>
public static partial class Sigmoid
{
    /// <inheritdoc cref="Evaluate{TRounding}(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public static Vector256<float> Evaluate<TRounding>(Vector256<float> z)
        where TRounding : struct, IRounding =>
        FromExponential(z, ExpOfMinusAbs<TRounding>(z));

    /// <inheritdoc cref="Evaluate{TRounding}(float, out float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public static Vector256<float> Evaluate<TRounding>(Vector256<float> z, out Vector256<float> derivative)
        where TRounding : struct, IRounding
    {
        Vector256<float> e = ExpOfMinusAbs<TRounding>(z);
        Vector256<float> s = Vector256<float>.One / (Vector256<float>.One + e);
        Vector256<float> t = e * s;
        derivative = Simd.MultiplyAdd<TRounding>(-t, t, t);
        return Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(z, Vector256<float>.Zero), s, t);
    }

    /// <inheritdoc cref="FromExponential(float, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    internal static Vector256<float> FromExponential(Vector256<float> z, Vector256<float> e)
    {
        Vector256<float> s = Vector256<float>.One / (Vector256<float>.One + e);
        return Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(z, Vector256<float>.Zero), s, e * s);
    }

    /// <inheritdoc cref="ExpOfMinusAbs{TRounding}(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    internal static Vector256<float> ExpOfMinusAbs<TRounding>(Vector256<float> z)
        where TRounding : struct, IRounding =>
        Exp.EvaluateNonPositive<TRounding>(z | Vector256.Create(-0f));
}
