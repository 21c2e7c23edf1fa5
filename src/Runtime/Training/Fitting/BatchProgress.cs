using System.Globalization;
using MlpGen.Text;

namespace MlpGen;

/// <summary>The progress of <see cref="Trainer.Fit"/> after a mini-batch.</summary>
/// <param name="Epoch">The number of the epoch, from 1.</param>
/// <param name="Batch">The number of the mini-batch within the epoch, from 1.</param>
/// <param name="Batches">The number of mini-batches in an epoch.</param>
/// <param name="Loss">
/// The weighted mean loss over the rows of the mini-batch, before its update. NaN or ∞ if <see cref="FitOptions.OnNonFinite"/> allows it.
/// NaN if all weights are 0.
/// </param>
public readonly record struct BatchProgress(int Epoch, int Batch, int Batches, float Loss)
{
    /// <summary>Returns one line with epoch, mini-batch and loss.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"epoch {Epoch}, mini-batch {Batch} of {Batches}, loss {ShortText.Number(Loss)}");
}
