using System.ComponentModel;
using System.Runtime.CompilerServices;
using MlpGen.Losses;

namespace MlpGen.Numerics;

/// <summary>
/// The quadratic loss E = ½ Σⱼ (aⱼ − yⱼ)² (Bishop 2006, "Pattern Recognition and Machine Learning", eq. 5.46). The gradient is ∂E/∂aⱼ = aⱼ
/// − yⱼ. PyTorch: <c>0.5 * MSELoss(reduction="sum")</c>.
/// </summary>
/// <remarks>Each row is summed in float and the rows in double. The order of both sums depends only on the sizes.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class QuadraticLoss
{
    /// <summary>Computes the sum of the rows' losses.</summary>
    /// <typeparam name="TRounding">How products and sums round.</typeparam>
    /// <param name="outputs">The rows of outputs a, <paramref name="stride"/> floats apart. Padding is not read.</param>
    /// <param name="stride">The distance between two rows in floats. At least <paramref name="size"/>.</param>
    /// <param name="targets">The targets: rows × size values.</param>
    /// <param name="size">The number of outputs in a row. At least 1.</param>
    /// <param name="rows">The number of rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Evaluate<TRounding>(ref float outputs, int stride, ref float targets, int size, int rows)
        where TRounding : struct, IRounding =>
        0.5 * ErrorSum<SquaredError<TRounding>>.Evaluate(ref outputs, stride, ref targets, size, rows);

    /// <summary>Computes the sum of the rows' losses, and the gradients.</summary>
    /// <typeparam name="TRounding">How products and sums round.</typeparam>
    /// <param name="outputs">The rows of outputs a, <paramref name="stride"/> floats apart. Padding is not read.</param>
    /// <param name="gradients">The rows that receive scale × ∂E/∂a. Padding is set to zero. May be the same memory as the outputs.</param>
    /// <param name="stride">The distance between two rows in floats. A multiple of 4, and at least <paramref name="size"/>.</param>
    /// <param name="targets">The targets: rows × size values.</param>
    /// <param name="size">The number of outputs in a row. At least 1.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="scale">The weight of a row: 1/N if the loss is a mean over N rows. The returned sum is not scaled.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Evaluate<TRounding>(
        ref float outputs, ref float gradients, int stride, ref float targets, int size, int rows, float scale)
        where TRounding : struct, IRounding =>
        0.5 * ErrorSum<SquaredError<TRounding>>.Evaluate(ref outputs, ref gradients, stride, ref targets, size, rows, scale);
}
