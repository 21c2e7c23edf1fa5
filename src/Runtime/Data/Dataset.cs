using System;

namespace MlpGen;

/// <summary>
/// Rows of inputs, each with a label (its class) or with a row of targets, in memory. It never changes: what reads like a change
/// returns a new dataset.
/// </summary>
/// <remarks>Every number is finite. Any number of threads may read it at once.</remarks>
public sealed class Dataset
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

    /// <summary>Whether rows have labels, not targets.</summary>
    public bool HasLabels => TargetSize == 0;

    /// <summary><see cref="Count"/> × <see cref="InputSize"/>, row by row.</summary>
    public ReadOnlySpan<float> Inputs => _inputs.Span;

    /// <summary>One class a row, 0 or more; empty where rows have targets.</summary>
    public ReadOnlySpan<int> Labels => _labels.Span;

    /// <summary><see cref="Count"/> × <see cref="TargetSize"/>, row by row; empty where rows have labels.</summary>
    public ReadOnlySpan<float> Targets => _targets.Span;

    /// <summary>Copies rows with labels.</summary>
    /// <param name="inputs">rows × <paramref name="inputSize"/> finite numbers, at least one row.</param>
    /// <param name="labels">One class a row, 0 or more.</param>
    /// <param name="inputSize">The number of inputs of one row, at least 1.</param>
    /// <exception cref="ArgumentException">A length does not fit, there is no row, or a number is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is negative, or <paramref name="inputSize"/> is below 1.</exception>
    public static Dataset FromArrays(float[] inputs, int[] labels, int inputSize)
    {
        ArgumentNullException.ThrowIfNull(labels);
        int rows = DatasetGuard.Rows(inputs, inputSize);
        if (labels.Length != rows)
            throw new ArgumentException($"There are {labels.Length} labels for {rows} rows of inputs. Pass one label a row.", nameof(labels));
        DatasetGuard.NotNegative(labels, nameof(labels));
        return new Dataset((float[])inputs.Clone(), (int[])labels.Clone(), default, inputSize, 0);
    }

    /// <summary>Copies rows with targets.</summary>
    /// <param name="inputs">rows × <paramref name="inputSize"/> finite numbers, at least one row.</param>
    /// <param name="targets">The same number of rows; its length tells how many targets one row has.</param>
    /// <param name="inputSize">The number of inputs of one row, at least 1.</param>
    /// <exception cref="ArgumentException">A length does not fit, there is no row, or a number is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="inputSize"/> is below 1.</exception>
    public static Dataset FromArrays(float[] inputs, float[] targets, int inputSize)
    {
        ArgumentNullException.ThrowIfNull(targets);
        int rows = DatasetGuard.Rows(inputs, inputSize);
        int targetSize = targets.Length / rows;
        if (targetSize == 0 || targetSize * rows != targets.Length)
        {
            throw new ArgumentException(
                $"{targets.Length} targets are no whole number of targets for each of {rows} rows of inputs. Pass {rows} × the targets of one row.",
                nameof(targets));
        }

        DatasetGuard.Finite(targets, targetSize, nameof(targets));
        return new Dataset((float[])inputs.Clone(), default, (float[])targets.Clone(), inputSize, targetSize);
    }

    /// <summary>The inputs of one row.</summary>
    /// <param name="row">0 … <see cref="Count"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public ReadOnlySpan<float> InputsOf(int row) => Inputs.Slice(DatasetGuard.Row(row, Count) * InputSize, InputSize);

    /// <summary>The targets of one row; empty where rows have labels.</summary>
    /// <param name="row">0 … <see cref="Count"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public ReadOnlySpan<float> TargetsOf(int row) => Targets.Slice(DatasetGuard.Row(row, Count) * TargetSize, TargetSize);

    /// <summary>The first rows and the others, in the order in which they are. Nothing is copied.</summary>
    /// <param name="row">How many rows the first part gets, 0 … <see cref="Count"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many rows.</exception>
    public (Dataset Before, Dataset After) SplitAt(int row)
    {
        if ((uint)row > (uint)Count)
            throw new ArgumentOutOfRangeException(nameof(row), row, $"A dataset of {Count} rows cannot be split at {row}; 0 to {Count} fits.");
        return (Slice(0, row), Slice(row, Count - row));
    }

    /// <summary>The same rows in random order: the same for the same seed on every machine.</summary>
    /// <param name="seed">Any number.</param>
    public Dataset Shuffle(int seed)
    {
        int[] order = new int[Count];
        for (int row = 0; row < order.Length; row++)
            order[row] = row;
        new Pcg32(unchecked((ulong)seed)).Shuffle<int>(order);

        float[] inputs = new float[Inputs.Length];
        int[] labels = new int[Labels.Length];
        float[] targets = new float[Targets.Length];
        for (int row = 0; row < order.Length; row++)
        {
            InputsOf(order[row]).CopyTo(inputs.AsSpan(row * InputSize));
            TargetsOf(order[row]).CopyTo(targets.AsSpan(row * TargetSize));
            if (HasLabels)
                labels[row] = Labels[order[row]];
        }

        return new Dataset(inputs, labels, targets, InputSize, TargetSize);
    }

    /// <summary>All inputs times a factor; labels and targets stay.</summary>
    /// <param name="factor">A finite number: 1/16f brings 0 … 16 to 0 … 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The factor is not finite.</exception>
    /// <exception cref="ArgumentException">A product is too large for a float.</exception>
    public Dataset Scale(float factor)
    {
        if (!float.IsFinite(factor))
            throw new ArgumentOutOfRangeException(nameof(factor), factor, $"The factor is {factor}; a finite number fits.");
        float[] inputs = Inputs.ToArray();
        foreach (ref float input in inputs.AsSpan())
            input *= factor;
        return WithInputs(inputs, nameof(factor));
    }

    /// <summary>Brings each column of the inputs to mean 0 and standard deviation 1; labels and targets stay.</summary>
    /// <param name="standardization">What was done, for <see cref="Apply"/> on the rows that test or follow.</param>
    /// <exception cref="InvalidOperationException">There is no row.</exception>
    public Dataset Standardize(out Standardization standardization)
    {
        standardization = Standardization.Of(this);
        return Apply(standardization);
    }

    /// <summary>Standardizes the inputs as another dataset's were; labels and targets stay.</summary>
    /// <param name="standardization">What <see cref="Standardize"/> gave for the training rows.</param>
    /// <exception cref="ArgumentException">It is for another number of columns, or a result is too large for a float.</exception>
    public Dataset Apply(Standardization standardization)
    {
        ArgumentNullException.ThrowIfNull(standardization);
        if (standardization.InputSize != InputSize)
        {
            throw new ArgumentException(
                $"The standardization is for {standardization.InputSize} columns, the dataset has {InputSize}.", nameof(standardization));
        }

        float[] inputs = Inputs.ToArray();
        standardization.Apply(inputs);
        return WithInputs(inputs, nameof(standardization));
    }

    private Dataset WithInputs(float[] inputs, string parameter)
    {
        DatasetGuard.Finite(inputs, InputSize, parameter);
        return new Dataset(inputs, _labels, _targets, InputSize, TargetSize);
    }

    private Dataset Slice(int first, int rows) => new(
        _inputs.Slice(first * InputSize, rows * InputSize),
        HasLabels ? _labels.Slice(first, rows) : default,
        _targets.Slice(first * TargetSize, rows * TargetSize),
        InputSize,
        TargetSize);
}
