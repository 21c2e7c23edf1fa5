using System;
using System.Collections.Generic;
using System.Linq;
using MlpGen.Data;
using MlpGen.Text;

namespace MlpGen;

/// <summary>
/// An immutable set of rows in memory. Each row has inputs, and either a label (its class) or targets. Members that modify rows return a
/// new dataset.
/// </summary>
/// <remarks>All numbers are finite. Any number of threads can read a dataset at once.</remarks>
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

    /// <summary>Gets the number of rows.</summary>
    public int Count { get; }

    /// <summary>Gets the number of inputs of one row.</summary>
    public int InputSize { get; }

    /// <summary>Gets the number of targets of one row, or 0 if the rows have labels.</summary>
    public int TargetSize { get; }

    /// <summary>True if the rows have labels instead of targets.</summary>
    public bool HasLabels => TargetSize == 0;

    /// <summary>Gets the names of the classes, starting with class 0. Empty if the names are unknown.</summary>
    public IReadOnlyList<string> ClassNames { get; private init; } = [];

    /// <summary>Gets the inputs, row by row: <see cref="Count"/> × <see cref="InputSize"/>.</summary>
    public ReadOnlySpan<float> Inputs => _inputs.Span;

    /// <summary>Gets the class of each row. At least 0. Empty if the rows have targets.</summary>
    public ReadOnlySpan<int> Labels => _labels.Span;

    /// <summary>Gets the targets, row by row: <see cref="Count"/> × <see cref="TargetSize"/>. Empty if the rows have labels.</summary>
    public ReadOnlySpan<float> Targets => _targets.Span;

    /// <summary>Gets the weight of each row. At least 0. Empty if all rows have the same weight.</summary>
    /// <remarks>
    /// Training and <see cref="LossMetrics.ComputeLoss(IInferenceNetwork, Dataset)"/> use the weights. The loss is then Σ wE / Σ w, where E
    /// is the loss of a row. Metrics ignore the weights.
    /// </remarks>
    public ReadOnlySpan<float> Weights => WeightMemory.Span;

    private ReadOnlyMemory<float> WeightMemory { get; init; }

    /// <summary>Creates a dataset from copies of inputs and labels.</summary>
    /// <param name="inputs">The inputs, rows × <paramref name="inputSize"/> finite numbers. At least one row.</param>
    /// <param name="labels">The class of each row. At least 0.</param>
    /// <param name="inputSize">The number of inputs of one row. At least 1.</param>
    /// <exception cref="ArgumentException">A length is wrong, there are no rows, or a number is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is negative, or <paramref name="inputSize"/> is less than 1.</exception>
    /// <example>
    /// <code>
    /// float[] inputs = { 5.1f, 3.5f,  6.3f, 2.9f,  4.9f, 3.0f };       // three rows of two inputs
    /// Dataset data = Dataset.FromArrays(inputs, new int[] { 0, 1, 0 }, inputSize: 2);
    /// </code>
    /// </example>
    public static Dataset FromArrays(float[] inputs, int[] labels, int inputSize)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(labels);
        return FromOwned((float[])inputs.Clone(), (int[])labels.Clone(), inputSize);
    }

    /// <summary>Creates a dataset with labels that takes ownership of the arrays.</summary>
    internal static Dataset FromOwned(float[] inputs, int[] labels, int inputSize)
    {
        int rows = DatasetGuard.RowCount(inputs, inputSize);
        DatasetGuard.OneEach(labels.Length, rows, nameof(labels));
        DatasetGuard.NotNegative(labels, nameof(labels));
        return new Dataset(inputs, labels, default, inputSize, 0);
    }

    /// <summary>Creates a dataset from copies of inputs and targets.</summary>
    /// <param name="inputs">The inputs, rows × <paramref name="inputSize"/> finite numbers. At least one row.</param>
    /// <param name="targets">
    /// The targets, finite numbers for the same number of rows. The length determines the number of targets of one row.
    /// </param>
    /// <param name="inputSize">The number of inputs of one row. At least 1.</param>
    /// <exception cref="ArgumentException">A length is wrong, there are no rows, or a number is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="inputSize"/> is less than 1.</exception>
    public static Dataset FromArrays(float[] inputs, float[] targets, int inputSize)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(targets);
        return FromOwned((float[])inputs.Clone(), (float[])targets.Clone(), inputSize);
    }

    /// <summary>Creates a dataset with targets that takes ownership of the arrays.</summary>
    internal static Dataset FromOwned(float[] inputs, float[] targets, int inputSize)
    {
        int rows = DatasetGuard.RowCount(inputs, inputSize);
        int targetSize = targets.Length / rows;
        if (targetSize == 0 || targetSize * rows != targets.Length)
        {
            throw new ArgumentException(
                $"The number of targets must be a multiple of {rows}, the number of rows of inputs (was {targets.Length}). " +
                $"Pass {rows} × the targets of one row.",
                nameof(targets));
        }

        DatasetGuard.Finite(targets, targetSize, nameof(targets));
        return new Dataset(inputs, default, targets, inputSize, targetSize);
    }

    /// <summary>Returns one line with the number of rows and their size.</summary>
    public override string ToString() =>
        $"Dataset: {ShortText.Count(Count, "row")} of {ShortText.Count(InputSize, "input")} and "
        + (HasLabels ? "a label" : ShortText.Count(TargetSize, "target"))
        + (ClassNames.Count > 0 ? $", {ShortText.Count(ClassNames.Count, "class name")}" : "")
        + (Weights.IsEmpty ? "" : ", with weights");

    /// <summary>Returns the inputs of one row.</summary>
    /// <param name="row">The index of the row, from 0 to <see cref="Count"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The index is not the index of a row.</exception>
    public ReadOnlySpan<float> InputsOf(int row) => Inputs.Slice(DatasetGuard.Row(row, Count) * InputSize, InputSize);

    /// <summary>Returns the targets of one row. Empty if the rows have labels.</summary>
    /// <param name="row">The index of the row, from 0 to <see cref="Count"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The index is not the index of a row.</exception>
    public ReadOnlySpan<float> TargetsOf(int row) => Targets.Slice(DatasetGuard.Row(row, Count) * TargetSize, TargetSize);

    /// <summary>Returns the same rows with names for their classes, which tables of metrics show.</summary>
    /// <param name="names">The name of each class, starting with class 0.</param>
    /// <exception cref="InvalidOperationException">The rows have targets.</exception>
    /// <exception cref="ArgumentException">A label does not have a name.</exception>
    public Dataset WithClassNames(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        DatasetGuard.HasLabels(this);
        for (int row = 0; row < Count; row++)
        {
            if (Labels[row] >= names.Count)
            {
                throw new ArgumentException(
                    $"The label of row {row} is {Labels[row]}, but there are only {names.Count} names. Pass a name for each class.",
                    nameof(names));
            }
        }

        return new Dataset(_inputs, _labels, _targets, InputSize, TargetSize)
        {
            ClassNames = Array.AsReadOnly(names.ToArray()),
            WeightMemory = WeightMemory,
        };
    }

    /// <summary>Returns the same rows with weights. Copies and parts of the dataset keep the weights.</summary>
    /// <param name="weights">The weight of each row. Finite and at least 0. At least one must be greater than 0.</param>
    /// <exception cref="ArgumentException">The length is wrong, or all weights are 0.</exception>
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
