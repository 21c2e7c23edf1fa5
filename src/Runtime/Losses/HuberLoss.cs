using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using MlpGen.Losses;

namespace MlpGen.Numerics;

/// <summary>
/// The Huber loss E = (1/n) Σⱼ h(aⱼ − yⱼ) of a row of n outputs, where h(e) = ½e² for |e| ≤ 1 and |e| − ½ otherwise (Huber 1964, "Robust
/// Estimation of a Location Parameter"). The gradient is ∂E/∂aⱼ = (1/n)·(aⱼ − yⱼ), limited to ±1/n. PyTorch: <c>HuberLoss</c> with its
/// default δ of 1.
/// </summary>
/// <remarks>Each row is summed in float and the rows in double. The order of both sums depends only on the sizes.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class HuberLoss
{
    /// <inheritdoc cref="QuadraticLoss.Evaluate(ref float, int, ref float, int, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Evaluate(ref float outputs, int stride, ref float targets, int size, int rows) =>
        ErrorSum<HuberError>.Evaluate(ref outputs, stride, ref targets, size, rows) / size;

    /// <inheritdoc cref="QuadraticLoss.Evaluate(ref float, ref float, int, ref float, int, int, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Evaluate(ref float outputs, ref float gradients, int stride, ref float targets, int size, int rows, float scale) =>
        ErrorSum<HuberError>.Evaluate(ref outputs, ref gradients, stride, ref targets, size, rows, scale / size) / size;

    /// <summary>The function f(e) = c·(|e| − ½c) with c = min(|e|, 1).</summary>
    private readonly struct HuberError : IErrorFunction
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<float> Add(Vector256<float> sum, Vector256<float> error)
        {
            Vector256<float> magnitude = Vector256.Abs(error);
            Vector256<float> clipped = Clip(magnitude);
            return Simd.MultiplyAdd(clipped, Simd.MultiplyAdd(clipped, Vector256.Create(-0.5f), magnitude), sum);
        }

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<float> Slope(Vector256<float> error) => Simd.AtLeast(Clip(error), -Vector256<float>.One);

        /// <summary>Returns the smaller of a number and 1. NaN stays NaN.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector256<float> Clip(Vector256<float> x) =>
            Vector256.ConditionalSelect(Vector256.GreaterThan(x, Vector256<float>.One), Vector256<float>.One, x);
    }
}
