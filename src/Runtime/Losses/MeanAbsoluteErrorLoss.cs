using System.ComponentModel;
using System.Runtime.CompilerServices;
using MlpGen.Losses;

namespace MlpGen.Numerics;

/// <summary>
/// The mean absolute error E = (1/n) Σⱼ |aⱼ − yⱼ| of a row of n outputs (Bishop 2006, section 1.5.5). The gradient is ∂E/∂aⱼ = sign(aⱼ −
/// yⱼ)/n, with sign 0 = 0. PyTorch: <c>L1Loss</c>.
/// </summary>
/// <remarks>Each row is summed in float and the rows in double. The order of both sums depends only on the sizes.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class MeanAbsoluteErrorLoss
{
    /// <inheritdoc cref="QuadraticLoss.Evaluate{TRounding}(ref float, int, ref float, int, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Evaluate<TRounding>(ref float outputs, int stride, ref float targets, int size, int rows)
        where TRounding : struct, IRounding =>
        ErrorSum<AbsoluteError>.Evaluate(ref outputs, stride, ref targets, size, rows) / size;

    /// <inheritdoc cref="QuadraticLoss.Evaluate{TRounding}(ref float, ref float, int, ref float, int, int, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Evaluate<TRounding>(
        ref float outputs, ref float gradients, int stride, ref float targets, int size, int rows, float scale)
        where TRounding : struct, IRounding =>
        ErrorSum<AbsoluteError>.Evaluate(ref outputs, ref gradients, stride, ref targets, size, rows, (float)(scale / size)) / size;
}
