using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace MlpGen.CompilerServices;

/// <summary>
/// Output gradients ∂E/∂a that the caller of <see cref="INetwork.Backward"/> or <see cref="Trainer.StepByGradients"/> passes in place of
/// targets. The loss is unknown and reported as 0.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SuppliedGradients : IOutputLoss
{
    /// <inheritdoc/>
    public bool TakesLogits => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Evaluate(
        ref float outputs, ref float gradients, int stride, int size, ref float targets, int targetSize, int first, int rows, float scale)
    {
        VectorRows.Pad(ref targets, size, ref gradients, stride, rows);
        if (scale != 1)
            Scale(ref gradients, stride * rows, scale);
        return 0;
    }

    private static void Scale(ref float gradients, int count, float scale)
    {
        for (int i = 0; i < count; i++)
            Unsafe.Add(ref gradients, i) = (float)(Unsafe.Add(ref gradients, i) * scale);
    }
}
