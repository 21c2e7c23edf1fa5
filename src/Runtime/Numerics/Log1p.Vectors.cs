using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MlpGen.Numerics;

/// <content>The same function in vectors. Each lane has the bits that the plain function has.</content>
public static partial class Log1p
{
    /// <inheritdoc cref="Evaluate{TRounding}(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public static Vector256<float> Evaluate<TRounding>(Vector256<float> x)
        where TRounding : struct, IRounding
    {
        Vector256<float> w = x / (Vector256.Create(2f) + x);
        Vector256<float> square = w * w;
        Vector256<float> q = Simd.MultiplyAdd<TRounding>(Vector256.Create(C9), square, Vector256.Create(C7));
        q = Simd.MultiplyAdd<TRounding>(q, square, Vector256.Create(C5));
        q = Simd.MultiplyAdd<TRounding>(q, square, Vector256.Create(C3));
        return Simd.MultiplyAdd<TRounding>(w * square, q, w + w);
    }
}
