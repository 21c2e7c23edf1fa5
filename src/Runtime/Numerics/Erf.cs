using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace MlpGen.Numerics;

/// <summary>The error function erf x = 2/√π·∫₀ˣ e^−t² dt (DLMF 7.2.1), accurate within 2 ulp if the result is a normal number.</summary>
/// <remarks>
/// <para>
/// For |x| ≤ ⅞, erf x ≈ x + x·q(x²). This is the form of the Maclaurin series (DLMF 7.6.1), whose first coefficient is 2/√π. Therefore, no
/// digits are lost for tiny x. The relative error of the approximation is below 1.5·10⁻⁸, a quarter of an ulp.
/// </para>
/// <para>
/// For larger |x|, erf |x| = 1 − erfc |x| with erfc |x| ≈ e^p(|x|). The logarithm of erfc (DLMF 7.12.1) is nearly a parabola, so degree 6
/// suffices for a relative error of erf below 2·10⁻⁹. From |x| = 3.92 on, the result rounds to 1. p is not used beyond 4.
/// </para>
/// <para>
/// q and p were fitted by a Remez exchange for the relative error of erf, on [0, ⅞] and [⅞, 4], in 40 digits. The coefficients were rounded
/// to float one after the other, the lowest first, and the others were fitted again each time.
/// </para>
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Erf
{
    private const float Border = 0.875f;
    private const float Limit = 4f;

    private const float Q0 = 0.128379151f;
    private const float Q1 = -0.376125038f;
    private const float Q2 = 0.112819217f;
    private const float Q3 = -0.0267704856f;
    private const float Q4 = 0.00499892794f;
    private const float Q5 = -0.000602049113f;

    private const float P0 = -0.000133577676f;
    private const float P1 = -1.12793612f;
    private const float P2 = -0.636737227f;
    private const float P3 = -0.1043275f;
    private const float P4 = 0.0224202052f;
    private const float P5 = -0.00309228501f;
    private const float P6 = 0.000200994808f;

    /// <summary>Computes erf x, between −1 and 1. The result for −0 is −0, and NaN stays NaN.</summary>
    /// <typeparam name="TRounding">How products and sums round.</typeparam>
    /// <param name="x">The argument. Any value is allowed.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate<TRounding>(float x)
        where TRounding : struct, IRounding
    {
        float magnitude = MathF.Abs(x);
        return Simd.WithSignOf(x, magnitude > Border ? Far<TRounding>(magnitude) : Near<TRounding>(magnitude));
    }

    /// <summary>Computes erf x for 0 ≤ x ≤ ⅞, or NaN for NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Near<TRounding>(float magnitude)
        where TRounding : struct, IRounding
    {
        float square = (float)(magnitude * magnitude);
        float q = Simd.MultiplyAdd<TRounding>(Q5, square, Q4);
        q = Simd.MultiplyAdd<TRounding>(q, square, Q3);
        q = Simd.MultiplyAdd<TRounding>(q, square, Q2);
        q = Simd.MultiplyAdd<TRounding>(q, square, Q1);
        q = Simd.MultiplyAdd<TRounding>(q, square, Q0);
        return Simd.MultiplyAdd<TRounding>(magnitude, q, magnitude);
    }

    /// <summary>Computes erf x for x &gt; ⅞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Far<TRounding>(float magnitude)
        where TRounding : struct, IRounding
    {
        float limited = magnitude > Limit ? Limit : magnitude;
        float p = Simd.MultiplyAdd<TRounding>(P6, limited, P5);
        p = Simd.MultiplyAdd<TRounding>(p, limited, P4);
        p = Simd.MultiplyAdd<TRounding>(p, limited, P3);
        p = Simd.MultiplyAdd<TRounding>(p, limited, P2);
        p = Simd.MultiplyAdd<TRounding>(p, limited, P1);
        p = Simd.MultiplyAdd<TRounding>(p, limited, P0);
        return (float)(1 - Exp.EvaluateNonPositive<TRounding>(p));
    }
}
