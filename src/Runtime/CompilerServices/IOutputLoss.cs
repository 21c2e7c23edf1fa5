using System.ComponentModel;

namespace MlpGen.CompilerServices;

/// <summary>
/// The starting point of a backward pass: a loss, or output gradients that the caller has computed. Passes are generic over it, so that it
/// is inlined into them.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IOutputLoss
{
    /// <summary>
    /// True if the loss reads the weighted sums zᴸ (logits) and writes ∂E/∂z. This is only possible if the network's own loss uses logits
    /// (CrossEntropy, BinaryCrossEntropy).
    /// </summary>
    bool TakesLogits { get; }

    /// <summary>Computes the unscaled sum of the losses of some rows, and their gradients.</summary>
    /// <param name="outputs">The rows of a or z, <paramref name="stride"/> floats apart. Padding is not read.</param>
    /// <param name="gradients">The destination for the rows of scale × ∂E/∂a or ∂E/∂z. Overwritten, with zeros as padding.</param>
    /// <param name="stride">The floats between rows. A multiple of 4, at least <paramref name="size"/>.</param>
    /// <param name="size">The number of outputs of a row.</param>
    /// <param name="targets">The targets of the first row.</param>
    /// <param name="targetSize">The number of targets of a row.</param>
    /// <param name="first">The number of rows that earlier calls of the same pass have evaluated.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="scale">The weight of each row.</param>
    double Evaluate(
        ref float outputs, ref float gradients, int stride, int size, ref float targets, int targetSize, int first, int rows, float scale);
}
