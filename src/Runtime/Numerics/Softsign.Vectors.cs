using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MlpGen.Numerics;

/// <content>The same function in vectors. Each lane has the bits that the plain function has.</content>
public static partial class Softsign
{
    /// <inheritdoc cref="Evaluate{TRounding}(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public static Vector256<float> Evaluate<TRounding>(Vector256<float> z)
        where TRounding : struct, IRounding =>
        Evaluate<TRounding>(z, out _);

    /// <inheritdoc cref="Evaluate{TRounding}(float, out float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public static Vector256<float> Evaluate<TRounding>(Vector256<float> z, out Vector256<float> derivative)
        where TRounding : struct, IRounding
    {
        Vector256<float> n = Simd.AtLeast(z | Vector256.Create(-0f), Vector256.Create(LowLimit));
        Vector256<float> s = Vector256<float>.One / (Vector256<float>.One - n);
        derivative = s * s;
        return Vector256.ConditionalSelect(Vector256.Create(-0f), z, n * s);
    }
}
