using System;
using System.Globalization;
using MlpGen.Text;

namespace MlpGen;

/// <summary>What a call of <see cref="Trainer.StepFor{TSource}(TimeSpan, TSource)"/> did.</summary>
/// <param name="Steps">The mini-batches that it learned from; one in which no row counts is none.</param>
/// <param name="Loss">The mean loss over their rows, by their weights, each before its update; NaN where there was none.</param>
/// <param name="Elapsed">The time it took.</param>
public readonly record struct BudgetResult(int Steps, float Loss, TimeSpan Elapsed)
{
    /// <summary>The rows of these mini-batches.</summary>
    public long Rows { get; init; }

    /// <summary>
    /// The mini-batches that changed nothing, since their loss, their gradient or their update was NaN or infinite. Where all are, frame
    /// after frame, the network itself is broken.
    /// </summary>
    public int Skipped { get; init; }

    /// <summary>The epoch of a dataset in which the next mini-batch will be, from 1; 0 for a source, which has none.</summary>
    public int Epoch { get; init; }

    /// <summary>One line: steps, rows, loss and the time.</summary>
    public override string ToString() =>
        $"{ShortText.Count(Steps, "step")}, {ShortText.Count(Rows, "row")}, loss {ShortText.Number(Loss)}, {ShortText.Duration(Elapsed)}"
        + (Skipped > 0 ? string.Create(CultureInfo.InvariantCulture, $", {Skipped} skipped") : "");
}
