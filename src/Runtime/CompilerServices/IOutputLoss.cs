using System.ComponentModel;

namespace MlpGen.CompilerServices;

/// <summary>
/// What stands at the end of a network where a backward pass begins: a loss, or gradients that someone else has computed. Passes are
/// generic over it, so that it is inlined into them.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IOutputLoss
{
    /// <summary>
    /// True if it takes the sums zᴸ of a network whose own loss takes them too (CrossEntropy, BinaryCrossEntropy), and leaves ∂E/∂z.
    /// </summary>
    bool TakesLogits { get; }

    /// <summary>The sum of the losses of some rows, not scaled, and their gradients.</summary>
    /// <param name="outputs">Rows of a, or of z, <paramref name="stride"/> floats apart; padding is not read.</param>
    /// <param name="gradients">Rows of scale × ∂E/∂a, or ∂E/∂z, overwritten, with zeros as padding.</param>
    /// <param name="stride">A multiple of 4, at least <paramref name="size"/>.</param>
    /// <param name="size">The outputs of a row.</param>
    /// <param name="targets">The targets of the first of the rows.</param>
    /// <param name="targetSize">The targets of a row.</param>
    /// <param name="first">How many rows came before, in this call of the pass.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="scale">The weight of each row.</param>
    double Evaluate(
        ref float outputs, ref float gradients, int stride, int size, ref float targets, int targetSize, int first, int rows, float scale);
}
