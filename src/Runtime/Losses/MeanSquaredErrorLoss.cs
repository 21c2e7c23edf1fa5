using System.Runtime.CompilerServices;
using MlpGen.Losses;


namespace MlpGen.Numerics;

/// <summary>E = (1/n) Σⱼ (aⱼ − yⱼ)², ∂E/∂aⱼ = (2/n)·(aⱼ − yⱼ), for a row of n outputs. PyTorch: <c>MSELoss</c>.</summary>
/// <remarks>A row is summed in float, the rows in double, both in an order that depends on the sizes alone.</remarks>
public static class MeanSquaredErrorLoss
{
    /// <inheritdoc cref="QuadraticLoss.Evaluate(ref float, int, ref float, int, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Evaluate(ref float outputs, int stride, ref float targets, int size, int rows) =>
        ErrorSum<SquaredError>.Evaluate(ref outputs, stride, ref targets, size, rows) / size;

    /// <inheritdoc cref="QuadraticLoss.Evaluate(ref float, ref float, int, ref float, int, int, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Evaluate(ref float outputs, ref float gradients, int stride, ref float targets, int size, int rows, float scale) =>
        ErrorSum<SquaredError>.Evaluate(ref outputs, ref gradients, stride, ref targets, size, rows, 2 * scale / size) / size;
}
