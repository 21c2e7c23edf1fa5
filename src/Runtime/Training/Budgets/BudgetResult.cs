using System;
using System.Globalization;
using MlpGen.Text;

namespace MlpGen;

/// <summary>The result of a call to <see cref="Trainer.StepFor{TSource}(TimeSpan, TSource)"/>.</summary>
/// <param name="Steps">
/// The number of mini-batches that the network learned from. Mini-batches in which all weights are 0 are not counted.
/// </param>
/// <param name="Loss">
/// The weighted mean loss over the rows of these mini-batches, before the update of each mini-batch. NaN if there were no such
/// mini-batches.
/// </param>
/// <param name="Elapsed">The duration of the call.</param>
public readonly record struct BudgetResult(int Steps, float Loss, TimeSpan Elapsed)
{
    /// <summary>The number of rows in these mini-batches.</summary>
    public long Rows { get; init; }

    /// <summary>
    /// The number of mini-batches that changed nothing because their loss, gradient or update was NaN or infinite. If every call skips all
    /// its mini-batches, the network itself is not finite.
    /// </summary>
    public int Skipped { get; init; }

    /// <summary>The epoch of the next mini-batch, from 1, when training on a dataset. 0 for a source, which has no epochs.</summary>
    public int Epoch { get; init; }

    /// <summary>Returns one line with steps, rows, loss and duration.</summary>
    public override string ToString() =>
        $"{ShortText.Count(Steps, "step")}, {ShortText.Count(Rows, "row")}, loss {ShortText.Number(Loss)}, {ShortText.Duration(Elapsed)}"
        + (Skipped > 0 ? string.Create(CultureInfo.InvariantCulture, $", {Skipped} skipped") : "");
}
