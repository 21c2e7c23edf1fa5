using System.Runtime.CompilerServices;
using MlpGen.Losses;


namespace MlpGen.Numerics;

/// <summary>
/// E = ½ Σⱼ (aⱼ − yⱼ)², ∂E/∂aⱼ = aⱼ − yⱼ: seed document, 2.1. PyTorch: <c>0.5 * MSELoss(reduction="sum")</c>.
/// </summary>
/// <remarks>A row is summed in float, the rows in double, both in an order that depends on the sizes alone.</remarks>
public static class QuadraticLoss
{
    /// <summary>The sum of the rows' losses.</summary>
    /// <param name="outputs">Rows of a, <paramref name="stride"/> floats apart; padding is not read.</param>
    /// <param name="stride">At least <paramref name="size"/>.</param>
    /// <param name="targets">rows × size.</param>
    /// <param name="size">The outputs of a row, at least 1.</param>
    /// <param name="rows">The number of rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Evaluate(ref float outputs, int stride, ref float targets, int size, int rows) =>
        0.5 * ErrorSum<SquaredError>.Evaluate(ref outputs, stride, ref targets, size, rows);

    /// <summary>The sum of the rows' losses, and the gradients.</summary>
    /// <param name="outputs">Rows of a, <paramref name="stride"/> floats apart; padding is not read.</param>
    /// <param name="gradients">Rows of scale × ∂E/∂a, overwritten, with zeros as padding; may be the outputs.</param>
    /// <param name="stride">A multiple of 4, at least <paramref name="size"/>.</param>
    /// <param name="targets">rows × size.</param>
    /// <param name="size">The outputs of a row, at least 1.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="scale">The weight of a row: 1/N where the loss is a mean over N rows. The returned sum is not scaled.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Evaluate(ref float outputs, ref float gradients, int stride, ref float targets, int size, int rows, float scale) =>
        0.5 * ErrorSum<SquaredError>.Evaluate(ref outputs, ref gradients, stride, ref targets, size, rows, scale);
}
