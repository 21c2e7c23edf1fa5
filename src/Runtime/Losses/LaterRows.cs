using System.Runtime.CompilerServices;
using MlpGen.CompilerServices;

namespace MlpGen.Losses;

/// <summary>A loss for a part of a step's rows that does not begin with the first row.</summary>
/// <param name="loss">The loss, which numbers the rows of the whole step.</param>
/// <param name="before">The number of rows before the part.</param>
internal struct LaterRows<TLoss>(TLoss loss, int before) : IOutputLoss
    where TLoss : struct, IOutputLoss
{
    // Not readonly, because the loss may change its own state.
    private TLoss _loss = loss;

    /// <inheritdoc/>
    public readonly bool TakesLogits => _loss.TakesLogits;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Evaluate(
        ref float outputs,
        ref float gradients,
        int stride,
        int size,
        ref float targets,
        int targetSize,
        int first,
        int rows,
        float scale) =>
        _loss.Evaluate(ref outputs, ref gradients, stride, size, ref targets, targetSize, before + first, rows, scale);
}
