using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MlpGen.Numerics;

/// <content>The same function in vectors. Each lane has the bits that the plain function has.</content>
public static partial class HardSwish
{
    /// <inheritdoc cref="Evaluate{TRounding}(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public static Vector256<float> Evaluate<TRounding>(Vector256<float> z)
        where TRounding : struct, IRounding =>
        Simd.AtLeast(z, Vector256.Create(-HardSigmoid.Kink)) * HardSigmoid.Evaluate<TRounding>(z);

    /// <inheritdoc cref="Evaluate{TRounding}(float, out float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public static Vector256<float> Evaluate<TRounding>(Vector256<float> z, out Vector256<float> derivative)
        where TRounding : struct, IRounding
    {
        derivative = (z + Vector256.Create(1.5f)) * Vector256.Create(Third);
        derivative = Vector256.AndNot(derivative, Vector256.LessThanOrEqual(z, Vector256.Create(-HardSigmoid.Kink)));
        derivative = Vector256.ConditionalSelect(
            Vector256.GreaterThanOrEqual(z, Vector256.Create(HardSigmoid.Kink)), Vector256<float>.One, derivative);
        return Evaluate<TRounding>(z);
    }
}
