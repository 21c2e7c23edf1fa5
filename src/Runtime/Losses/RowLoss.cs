using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MlpGen.CompilerServices;

namespace MlpGen.Losses;

/// <summary>A user-defined loss that is computed row by row, optionally with a weight for each row.</summary>
/// <param name="function">The loss of one row.</param>
/// <param name="weights">The weight of each row of the call, or null if all weights are 1.</param>
internal struct RowLoss<TLoss>(TLoss function, float[]? weights) : IOutputLoss
    where TLoss : struct, ILossFunction
{
    // Not readonly, because a user-defined struct may keep state.
    private TLoss _function = function;

    /// <inheritdoc/>
    public readonly bool TakesLogits => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Evaluate(
        ref float outputs, ref float gradients, int stride, int size, ref float targets, int targetSize, int first, int rows, float scale)
    {
        double sum = 0;
        for (int row = 0; row < rows; row++)
        {
            Span<float> gradient = MemoryMarshal.CreateSpan(ref Unsafe.Add(ref gradients, row * stride), stride);
            gradient.Clear();
            float weight = weights is null ? 1 : weights[first + row];
            sum += (double)weight * _function.Evaluate(
                MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref outputs, row * stride), size),
                MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref targets, row * targetSize), targetSize),
                gradient[..size]);
            foreach (ref float g in gradient[..size])
                g = (float)(g * (float)(weight * scale));
        }

        return sum;
    }
}
