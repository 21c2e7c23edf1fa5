using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

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
    /// <param name="x">The argument, between 0 and 1, or NaN.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate(float x) => Evaluate(Vector128.CreateScalar(x)).ToScalar();

    /// <inheritdoc cref="Evaluate(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public static Vector256<float> Evaluate(Vector256<float> x)
    {
        Vector256<float> w = x / (Vector256.Create(2f) + x);
        Vector256<float> square = w * w;
        Vector256<float> q = Simd.MultiplyAdd(Vector256.Create(C9), square, Vector256.Create(C7));
        q = Simd.MultiplyAdd(q, square, Vector256.Create(C5));
        q = Simd.MultiplyAdd(q, square, Vector256.Create(C3));
        return Simd.MultiplyAdd(w * square, q, w + w);
    }
}
