using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using MlpGen.Losses;

namespace MlpGen.Numerics;

/// <summary>
/// The mean absolute error E = (1/n) Σⱼ |aⱼ − yⱼ| of a row of n outputs (Bishop 2006, section 1.5.5). The gradient is ∂E/∂aⱼ = sign(aⱼ −
/// yⱼ)/n, with sign 0 = 0. PyTorch: <c>L1Loss</c>.
/// </summary>
/// <remarks>Each row is summed in float and the rows in double. The order of both sums depends only on the sizes.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class MeanAbsoluteErrorLoss
{
    /// <inheritdoc cref="QuadraticLoss.Evaluate(ref float, int, ref float, int, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Evaluate(ref float outputs, int stride, ref float targets, int size, int rows) =>
        ErrorSum<AbsoluteError>.Evaluate(ref outputs, stride, ref targets, size, rows) / size;

    /// <inheritdoc cref="QuadraticLoss.Evaluate(ref float, ref float, int, ref float, int, int, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Evaluate(ref float outputs, ref float gradients, int stride, ref float targets, int size, int rows, float scale) =>
        ErrorSum<AbsoluteError>.Evaluate(ref outputs, ref gradients, stride, ref targets, size, rows, scale / size) / size;

    /// <summary>The function f(e) = |e|.</summary>
    private readonly struct AbsoluteError : IErrorFunction
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<float> Add(Vector256<float> sum, Vector256<float> error) => sum + Vector256.Abs(error);

        /// <summary>Returns −1, 0 or 1. NaN stays NaN.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<float> Slope(Vector256<float> error)
        {
            Vector256<float> one = Vector256<float>.One;
            error = Vector256.ConditionalSelect(Vector256.GreaterThan(error, Vector256<float>.Zero), one, error);
            return Vector256.ConditionalSelect(Vector256.LessThan(error, Vector256<float>.Zero), -one, error);
        }
    }
}
