using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace MlpGen.Numerics;

/// <summary>
/// The function ln(1 + x) for x between 0 and 1, the range of e^−|z|. It is accurate within 2 ulp if the result is a normal number.
/// </summary>
/// <remarks>
/// ln(1 + x) = 2 artanh w with w = x/(2 + x) ≤ ⅓ (Abramowitz and Stegun 1964, 4.1.27), which is approximately 2w + w·w²·q(w²). q has degree
/// 3 and was fitted by a Remez exchange with its coefficients rounded to float one after the other. The relative error is below 4.5·10⁻⁹,
/// which is 0.08 ulp. No digits are lost for small x, as would happen if 1 + x were rounded first.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Log1p
{
    private const float C3 = 0.666664183f;
    private const float C5 = 0.400214374f;
    private const float C7 = 0.280030161f;
    private const float C9 = 0.280068845f;

    /// <summary>Computes ln(1 + x).</summary>
    /// <typeparam name="TRounding">How products and sums round.</typeparam>
    /// <param name="x">The argument, between 0 and 1, or NaN.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate<TRounding>(float x)
        where TRounding : struct, IRounding
    {
        float w = (float)(x / (float)(2 + x));
        float square = (float)(w * w);
        float q = Simd.MultiplyAdd<TRounding>(C9, square, C7);
        q = Simd.MultiplyAdd<TRounding>(q, square, C5);
        q = Simd.MultiplyAdd<TRounding>(q, square, C3);
        return Simd.MultiplyAdd<TRounding>((float)(w * square), q, (float)(w + w));
    }
}
