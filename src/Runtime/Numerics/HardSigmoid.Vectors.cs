using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MlpGen.Numerics;

/// <content>The same function in vectors. Each lane has the bits that the plain function has.</content>
public static partial class HardSigmoid
{
    /// <inheritdoc cref="Evaluate{TRounding}(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public static Vector256<float> Evaluate<TRounding>(Vector256<float> z)
        where TRounding : struct, IRounding
    {
        Vector256<float> most = Vector256.Create(2 * Kink);
        Vector256<float> sum = Simd.AtLeast(z + Vector256.Create(Kink), Vector256<float>.Zero);
        return Vector256.ConditionalSelect(Vector256.GreaterThan(sum, most), most, sum) * Vector256.Create(Slope);
    }

    /// <inheritdoc cref="Evaluate{TRounding}(float, out float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public static Vector256<float> Evaluate<TRounding>(Vector256<float> z, out Vector256<float> derivative)
        where TRounding : struct, IRounding
    {
        Vector256<float> inside = Vector256.GreaterThan(z, Vector256.Create(-Kink)) & Vector256.LessThan(z, Vector256.Create(Kink));
        derivative = inside & Vector256.Create(Slope);
        return Evaluate<TRounding>(z);
    }
}
