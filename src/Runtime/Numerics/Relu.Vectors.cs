using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MlpGen.Numerics;

/// <content>The same function in vectors. Each lane has the bits that the plain function has.</content>
public static partial class Relu
{
    /// <inheritdoc cref="Evaluate{TRounding}(float, out float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public static Vector256<float> Evaluate<TRounding>(Vector256<float> z, out Vector256<float> derivative)
        where TRounding : struct, IRounding
    {
        derivative = Vector256.GreaterThan(z, Vector256<float>.Zero) & Vector256<float>.One;
        return Evaluate<TRounding>(z);
    }

    /// <inheritdoc cref="Evaluate{TRounding}(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public static Vector256<float> Evaluate<TRounding>(Vector256<float> z)
        where TRounding : struct, IRounding =>
        Vector256.ConditionalSelect(Vector256.LessThan(z, Vector256<float>.Zero), Vector256<float>.Zero, z);
}
