using System;

namespace MlpGen.Steps;

/// <summary>
/// A mini-batch: the rows of one step, with targets or labels, and optionally with weights. The lengths have been validated.
/// </summary>
internal readonly ref struct Batch
{
    /// <summary>Creates a mini-batch of rows with targets.</summary>
    /// <param name="rows">The number of rows. At least 1.</param>
    /// <param name="inputs">The inputs, rows × inputs.</param>
    /// <param name="targets">The targets, rows × the number of targets that the loss needs for a row.</param>
    /// <param name="weights">The weight of each row. Empty if all rows have the same weight.</param>
    public Batch(int rows, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights = default)
    {
        Rows = rows;
        Inputs = inputs;
        Targets = targets;
        Weights = weights;
    }

    /// <summary>Creates a mini-batch of rows with labels.</summary>
    /// <param name="rows">The number of rows. At least 1.</param>
    /// <param name="inputs">The inputs, rows × inputs.</param>
    /// <param name="labels">The class of each row.</param>
    /// <param name="weights">The weight of each row. Empty if all rows have the same weight.</param>
    public Batch(int rows, ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<float> weights = default)
    {
        Rows = rows;
        Inputs = inputs;
        Labels = labels;
        Weights = weights;
    }

    /// <summary>The number of rows.</summary>
    public int Rows { get; }

    /// <summary>The inputs of all rows.</summary>
    public ReadOnlySpan<float> Inputs { get; }

    /// <summary>The targets of all rows. Empty if the rows have labels.</summary>
    public ReadOnlySpan<float> Targets { get; }

    /// <summary>The class of each row. Empty if the rows have targets.</summary>
    public ReadOnlySpan<int> Labels { get; }

    /// <summary>The weight of each row. Empty if all rows have the same weight.</summary>
    public ReadOnlySpan<float> Weights { get; }

    /// <summary>True if the rows have labels instead of targets.</summary>
    public bool HasLabels => !Labels.IsEmpty;
}
