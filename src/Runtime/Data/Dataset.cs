using System;
using System.Collections.Generic;
using System.Linq;
using MlpGen.Data;
using MlpGen.Text;

namespace MlpGen;

/// <summary>
/// Rows of inputs, each with a label (its class) or with a row of targets, in memory. It never changes: what reads like a change
/// returns a new dataset.
/// </summary>
/// <remarks>Every number is finite. Any number of threads may read it at once.</remarks>
public sealed partial class Dataset
{
    private readonly ReadOnlyMemory<float> _inputs;
    private readonly ReadOnlyMemory<int> _labels;
    private readonly ReadOnlyMemory<float> _targets;

    private Dataset(ReadOnlyMemory<float> inputs, ReadOnlyMemory<int> labels, ReadOnlyMemory<float> targets, int inputSize, int targetSize)
    {
        _inputs = inputs;
        _labels = labels;
        _targets = targets;
        InputSize = inputSize;
        TargetSize = targetSize;
        Count = inputs.Length / inputSize;
    }

    /// <summary>The number of rows.</summary>
    public int Count { get; }

    /// <summary>The number of inputs of one row.</summary>
    public int InputSize { get; }

    /// <summary>The number of targets of one row; 0 where rows have labels.</summary>
    public int TargetSize { get; }

    /// <summary>True if rows have labels, not targets.</summary>
    public bool HasLabels => TargetSize == 0;

    /// <summary>What the classes are called, the name of class 0 first; empty where that is not known.</summary>
    public IReadOnlyList<string> ClassNames { get; private init; } = [];

    /// <summary><see cref="Count"/> × <see cref="InputSize"/>, row by row.</summary>
    public ReadOnlySpan<float> Inputs => _inputs.Span;

    /// <summary>One class a row, 0 or more; empty where rows have targets.</summary>
    public ReadOnlySpan<int> Labels => _labels.Span;

    /// <summary><see cref="Count"/> × <see cref="TargetSize"/>, row by row; empty where rows have labels.</summary>
    public ReadOnlySpan<float> Targets => _targets.Span;

    /// <summary>How much each row counts, at least 0; empty where all count alike.</summary>
    /// <remarks>In training, and in <see cref="LossMetrics.ComputeLoss(INetwork, Dataset)"/>: Σ wE / Σ w. Metrics count rows.</remarks>
    public ReadOnlySpan<float> Weights => WeightMemory.Span;

    private ReadOnlyMemory<float> WeightMemory { get; init; }

    /// <summary>Copies rows with labels.</summary>
    /// <param name="inputs">rows × <paramref name="inputSize"/> finite numbers, at least one row.</param>
    /// <param name="labels">One class a row, 0 or more.</param>
    /// <param name="inputSize">The number of inputs of one row, at least 1.</param>
    /// <exception cref="ArgumentException">A length does not fit, there is no row, or a number is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is negative, or <paramref name="inputSize"/> is below 1.</exception>
    /// <example>
    /// <code>
    /// float[] inputs = { 5.1f, 3.5f,  6.3f, 2.9f,  4.9f, 3.0f };       // three rows of two
    /// Dataset data = Dataset.FromArrays(inputs, new int[] { 0, 1, 0 }, inputSize: 2);
    /// </code>
    /// </example>
    public static Dataset FromArrays(float[] inputs, int[] labels, int inputSize)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(labels);
        return Of((float[])inputs.Clone(), (int[])labels.Clone(), inputSize);
    }

    /// <summary>Rows with labels in arrays that are nobody else's.</summary>
    internal static Dataset Of(float[] inputs, int[] labels, int inputSize)
    {
        int rows = DatasetGuard.Rows(inputs, inputSize);
        DatasetGuard.OneEach(labels.Length, rows, nameof(labels));
        DatasetGuard.NotNegative(labels, nameof(labels));
        return new Dataset(inputs, labels, default, inputSize, 0);
    }

    /// <summary>Copies rows with targets.</summary>
    /// <param name="inputs">rows × <paramref name="inputSize"/> finite numbers, at least one row.</param>
    /// <param name="targets">The same number of rows; its length tells how many targets one row has.</param>
    /// <param name="inputSize">The number of inputs of one row, at least 1.</param>
    /// <exception cref="ArgumentException">A length does not fit, there is no row, or a number is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="inputSize"/> is below 1.</exception>
    public static Dataset FromArrays(float[] inputs, float[] targets, int inputSize)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(targets);
        return Of((float[])inputs.Clone(), (float[])targets.Clone(), inputSize);
    }

    /// <summary>Rows with targets in arrays that are nobody else's.</summary>
    internal static Dataset Of(float[] inputs, float[] targets, int inputSize)
    {
        int rows = DatasetGuard.Rows(inputs, inputSize);
        int targetSize = targets.Length / rows;
        if (targetSize == 0 || targetSize * rows != targets.Length)
        {
            throw new ArgumentException(
                $"{targets.Length} targets are no whole number of targets for each of {rows} rows of inputs. " +
                $"Pass {rows} × the targets of one row.",
                nameof(targets));
        }

        DatasetGuard.Finite(targets, targetSize, nameof(targets));
        return new Dataset(inputs, default, targets, inputSize, targetSize);
    }

    /// <summary>One line: how many rows there are, and of what.</summary>
    public override string ToString() =>
        $"Dataset: {ShortText.Count(Count, "row")} of {ShortText.Count(InputSize, "input")} and "
        + (HasLabels ? "a label" : ShortText.Count(TargetSize, "target"))
        + (ClassNames.Count > 0 ? $", {ShortText.Count(ClassNames.Count, "class name")}" : "")
        + (Weights.IsEmpty ? "" : ", with weights");

    /// <summary>The inputs of one row.</summary>
    /// <param name="row">0 … <see cref="Count"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public ReadOnlySpan<float> InputsOf(int row) => Inputs.Slice(DatasetGuard.Row(row, Count) * InputSize, InputSize);

    /// <summary>The targets of one row; empty where rows have labels.</summary>
    /// <param name="row">0 … <see cref="Count"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public ReadOnlySpan<float> TargetsOf(int row) => Targets.Slice(DatasetGuard.Row(row, Count) * TargetSize, TargetSize);

    /// <summary>The same rows with names for their classes, which tables of metrics show.</summary>
    /// <param name="names">The name of class 0 first, one for each class.</param>
    /// <exception cref="InvalidOperationException">The rows have targets.</exception>
    /// <exception cref="ArgumentException">A label has no name.</exception>
    public Dataset WithClassNames(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        DatasetGuard.HasLabels(this);
        for (int row = 0; row < Count; row++)
        {
            if (Labels[row] >= names.Count)
            {
                throw new ArgumentException(
                    $"There are {names.Count} names, and the label of row {row} is {Labels[row]}. Pass a name for each class.",
                    nameof(names));
            }
        }

        return new Dataset(_inputs, _labels, _targets, InputSize, TargetSize)
        {
            ClassNames = Array.AsReadOnly(names.ToArray()),
            WeightMemory = WeightMemory,
        };
    }

    /// <summary>The same rows, which count differently from now on: copies of them, and parts, keep their weights.</summary>
    /// <param name="weights">One a row, finite and at least 0, not all 0.</param>
    /// <exception cref="ArgumentException">The length does not fit, or all are 0.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative or not finite.</exception>
    public Dataset WithWeights(float[] weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        DatasetGuard.Weights(weights, Count, nameof(weights));
        return new Dataset(_inputs, _labels, _targets, InputSize, TargetSize)
        {
            ClassNames = ClassNames,
            WeightMemory = (float[])weights.Clone(),
        };
    }
}
