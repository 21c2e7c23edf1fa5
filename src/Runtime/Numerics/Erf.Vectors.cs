using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MlpGen.Numerics;

/// <content>The same function in vectors. Each lane has the bits that the plain function has.</content>
public static partial class Erf
{
    /// <inheritdoc cref="Evaluate{TRounding}(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public static Vector256<float> Evaluate<TRounding>(Vector256<float> x)
        where TRounding : struct, IRounding
    {
        Vector256<float> sign = x & Vector256.Create(-0f);
        Vector256<float> magnitude = x ^ sign;

        Vector256<float> square = x * x;
        Vector256<float> q = Simd.MultiplyAdd<TRounding>(Vector256.Create(Q5), square, Vector256.Create(Q4));
        q = Simd.MultiplyAdd<TRounding>(q, square, Vector256.Create(Q3));
        q = Simd.MultiplyAdd<TRounding>(q, square, Vector256.Create(Q2));
        q = Simd.MultiplyAdd<TRounding>(q, square, Vector256.Create(Q1));
        q = Simd.MultiplyAdd<TRounding>(q, square, Vector256.Create(Q0));
        Vector256<float> near = Simd.MultiplyAdd<TRounding>(magnitude, q, magnitude);

        Vector256<float> limit = Vector256.Create(Limit);
        Vector256<float> limited = Vector256.ConditionalSelect(Vector256.GreaterThan(magnitude, limit), limit, magnitude);
        Vector256<float> p = Simd.MultiplyAdd<TRounding>(Vector256.Create(P6), limited, Vector256.Create(P5));
        p = Simd.MultiplyAdd<TRounding>(p, limited, Vector256.Create(P4));
        p = Simd.MultiplyAdd<TRounding>(p, limited, Vector256.Create(P3));
        p = Simd.MultiplyAdd<TRounding>(p, limited, Vector256.Create(P2));
        p = Simd.MultiplyAdd<TRounding>(p, limited, Vector256.Create(P1));
        p = Simd.MultiplyAdd<TRounding>(p, limited, Vector256.Create(P0));
        Vector256<float> far = Vector256<float>.One - Exp.EvaluateNonPositive<TRounding>(p);

        // A comparison with NaN is false, and near is then NaN.
        return Vector256.ConditionalSelect(Vector256.GreaterThan(magnitude, Vector256.Create(Border)), far, near) | sign;
    }
}
