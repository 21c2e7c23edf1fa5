using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MlpGen.Numerics;

/// <content>The same function in vectors. Each lane has the bits that the plain function has.</content>
public static partial class Softplus
{
    /// <inheritdoc cref="Evaluate{TRounding}(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public static Vector256<float> Evaluate<TRounding>(Vector256<float> z)
        where TRounding : struct, IRounding =>
        FromExponential<TRounding>(z, Sigmoid.ExpOfMinusAbs<TRounding>(z));

    /// <inheritdoc cref="Evaluate{TRounding}(float, out float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public static Vector256<float> Evaluate<TRounding>(Vector256<float> z, out Vector256<float> derivative)
        where TRounding : struct, IRounding
    {
        Vector256<float> e = Sigmoid.ExpOfMinusAbs<TRounding>(z);
        derivative = Sigmoid.FromExponential(z, e);
        return FromExponential<TRounding>(z, e);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    private static Vector256<float> FromExponential<TRounding>(Vector256<float> z, Vector256<float> e)
        where TRounding : struct, IRounding =>
        (Vector256.GreaterThan(z, Vector256<float>.Zero) & z) + Log1p.Evaluate<TRounding>(e);
}
