using System.Globalization;
using MlpGen.Text;

namespace MlpGen;

/// <summary>One mini-batch of <see cref="Trainer.Fit"/>, as it ended.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="Batch">Its number within the epoch, from 1.</param>
/// <param name="Batches">The mini-batches of an epoch.</param>
/// <param name="Loss">
/// The mean loss over its rows, by their weights, before its update; NaN or ∞ where <see cref="FitOptions.OnNonFinite"/> bears that, and
/// NaN where no row counts.
/// </param>
public readonly record struct BatchProgress(int Epoch, int Batch, int Batches, float Loss)
{
    /// <summary>One line: epoch, mini-batch and loss.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"epoch {Epoch}, mini-batch {Batch} of {Batches}, loss {ShortText.Number(Loss)}");
}
