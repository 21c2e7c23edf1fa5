using System.ComponentModel;
using System.Runtime.CompilerServices;
using MlpGen.Losses;

namespace MlpGen.Numerics;

/// <summary>
/// The mean squared error E = (1/n) Σⱼ (aⱼ − yⱼ)² of a row of n outputs (Goodfellow, Bengio and Courville 2016, eq. 5.4). The gradient is
/// ∂E/∂aⱼ = (2/n)·(aⱼ − yⱼ). PyTorch: <c>MSELoss</c>.
/// </summary>
/// <remarks>Each row is summed in float and the rows in double. The order of both sums depends only on the sizes.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class MeanSquaredErrorLoss
{
    /// <inheritdoc cref="QuadraticLoss.Evaluate{TRounding}(ref float, int, ref float, int, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Evaluate<TRounding>(ref float outputs, int stride, ref float targets, int size, int rows)
        where TRounding : struct, IRounding =>
        ErrorSum<SquaredError<TRounding>>.Evaluate(ref outputs, stride, ref targets, size, rows) / size;

    /// <inheritdoc cref="QuadraticLoss.Evaluate{TRounding}(ref float, ref float, int, ref float, int, int, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Evaluate<TRounding>(
        ref float outputs, ref float gradients, int stride, ref float targets, int size, int rows, float scale)
        where TRounding : struct, IRounding
    {
        float factor = (float)((float)(2 * scale) / size);
        return ErrorSum<SquaredError<TRounding>>.Evaluate(ref outputs, ref gradients, stride, ref targets, size, rows, factor) / size;
    }
}
