using System.ComponentModel;
using System.Runtime.CompilerServices;
using MlpGen.Losses;

namespace MlpGen.Numerics;

/// <summary>
/// The Huber loss E = (1/n) Σⱼ h(aⱼ − yⱼ) of a row of n outputs, where h(e) = ½e² for |e| ≤ 1 and |e| − ½ otherwise (Huber 1964, "Robust
/// Estimation of a Location Parameter"). The gradient is ∂E/∂aⱼ = (1/n)·(aⱼ − yⱼ), limited to ±1/n. PyTorch: <c>HuberLoss</c> with its
/// default δ of 1.
/// </summary>
/// <remarks>Each row is summed in float and the rows in double. The order of both sums depends only on the sizes.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class HuberLoss
{
    /// <inheritdoc cref="QuadraticLoss.Evaluate{TRounding}(ref float, int, ref float, int, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Evaluate<TRounding>(ref float outputs, int stride, ref float targets, int size, int rows)
        where TRounding : struct, IRounding =>
        ErrorSum<HuberError<TRounding>>.Evaluate(ref outputs, stride, ref targets, size, rows) / size;

    /// <inheritdoc cref="QuadraticLoss.Evaluate{TRounding}(ref float, ref float, int, ref float, int, int, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Evaluate<TRounding>(
        ref float outputs, ref float gradients, int stride, ref float targets, int size, int rows, float scale)
        where TRounding : struct, IRounding =>
        ErrorSum<HuberError<TRounding>>.Evaluate(ref outputs, ref gradients, stride, ref targets, size, rows, (float)(scale / size)) / size;
}
