using System;

namespace MlpGen.Steps;

/// <summary>
/// The rows of one step: a mini-batch, with targets or with labels, and with weights where rows count differently. Its lengths are known to
/// fit.
/// </summary>
internal readonly ref struct Batch
{
    /// <summary>Rows with targets.</summary>
    /// <param name="rows">At least 1.</param>
    /// <param name="inputs">rows × inputs.</param>
    /// <param name="targets">rows × what the loss wants of a row.</param>
    /// <param name="weights">One for each row; empty where all count alike.</param>
    public Batch(int rows, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights = default)
    {
        Rows = rows;
        Inputs = inputs;
        Targets = targets;
        Weights = weights;
    }

    /// <summary>Rows with labels.</summary>
    /// <param name="rows">At least 1.</param>
    /// <param name="inputs">rows × inputs.</param>
    /// <param name="labels">One class for each row.</param>
    /// <param name="weights">One for each row; empty where all count alike.</param>
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

    /// <summary>The targets of all rows; empty where they have labels.</summary>
    public ReadOnlySpan<float> Targets { get; }

    /// <summary>The class of each row; empty where they have targets.</summary>
    public ReadOnlySpan<int> Labels { get; }

    /// <summary>The weight of each row; empty where all count alike.</summary>
    public ReadOnlySpan<float> Weights { get; }

    /// <summary>True if rows have labels in place of targets.</summary>
    public bool HasLabels => !Labels.IsEmpty;
}
