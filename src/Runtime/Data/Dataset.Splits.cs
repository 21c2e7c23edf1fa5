using System;
using System.Collections.Generic;
using MlpGen.Data;

namespace MlpGen;

public sealed partial class Dataset
{
    /// <summary>Splits the dataset into its first rows and the remaining rows, in their current order. Does not copy the rows.</summary>
    /// <param name="row">The number of rows in the first part, from 0 to <see cref="Count"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of rows is negative or greater than <see cref="Count"/>.</exception>
    /// <example>
    /// <code>
    /// Dataset data = Dataset.FromArrays(new float[100], new int[100], inputSize: 1);
    /// (Dataset train, Dataset test) = data.Shuffle(seed: 1).SplitAt(80);
    /// </code>
    /// </example>
    public (Dataset Before, Dataset After) SplitAt(int row)
    {
        if ((uint)row > (uint)Count)
            throw new ArgumentOutOfRangeException(nameof(row), $"{nameof(row)} must be between 0 and {Count} (was {row}).");
        return (Slice(0, row), Slice(row, Count - row));
    }

    /// <summary>Returns the same rows in random order. The same seed gives the same order on every machine.</summary>
    /// <param name="seed">The seed. Any value is allowed.</param>
    public Dataset Shuffle(int seed) => Select(RowOrder.Shuffled(Count, seed));

    /// <summary>Returns a copy of some of the rows.</summary>
    /// <param name="rows">The indices of the rows, in the order of the new dataset. A row can occur several times or not at all.</param>
    /// <exception cref="ArgumentOutOfRangeException">An index is not the index of a row.</exception>
    public Dataset Select(ReadOnlySpan<int> rows)
    {
        foreach (int row in rows)
            DatasetGuard.Row(row, Count, nameof(rows));
        float[] inputs = new float[checked(rows.Length * InputSize)];
        int[] labels = new int[HasLabels ? rows.Length : 0];
        float[] targets = new float[checked(rows.Length * TargetSize)];
        float[] weights = new float[Weights.IsEmpty ? 0 : rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            InputsOf(rows[i]).CopyTo(inputs.AsSpan(i * InputSize));
            TargetsOf(rows[i]).CopyTo(targets.AsSpan(i * TargetSize));
            if (HasLabels)
                labels[i] = Labels[rows[i]];
            if (!Weights.IsEmpty)
                weights[i] = Weights[rows[i]];
        }

        return new Dataset(inputs, labels, targets, InputSize, TargetSize) { ClassNames = ClassNames, WeightMemory = weights };
    }

    /// <summary>
    /// Splits the dataset at random into two parts that contain each class in the same proportion. For each class, the number of rows in
    /// the first part is rounded down or up, so that the total is correct. The seed decides which classes are rounded up. The rows of each
    /// part keep their order.
    /// </summary>
    /// <param name="fraction">The fraction of the rows in the first part. Greater than 0 and less than 1.</param>
    /// <param name="seed">The seed. It gives the same parts on every machine.</param>
    /// <exception cref="InvalidOperationException">The rows have targets, not classes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is not between 0 and 1, or a part would be empty.</exception>
    public (Dataset First, Dataset Second) StratifiedSplit(double fraction, int seed)
    {
        DatasetGuard.HasLabels(this);
        if (!(fraction > 0 && fraction < 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(fraction),
                FormattableString.Invariant($"{nameof(fraction)} must be greater than 0 and less than 1 (was {fraction})."));
        }

        int rows = Strata.Rounded(fraction * Count);
        if (rows == 0 || rows == Count)
        {
            throw new ArgumentOutOfRangeException(
                nameof(fraction), FormattableString.Invariant(
                    $"{nameof(fraction)} must leave at least one row in each part ({fraction} gives {rows} of {Count} rows)."));
        }

        int[] part = Strata.Split(Labels, fraction, seed);
        return (Select(RowOrder.Where(part, 0, equal: true)), Select(RowOrder.Where(part, 0, equal: false)));
    }

    /// <summary>
    /// Splits the dataset for k-fold cross-validation. The rows are distributed at random over <paramref name="count"/> parts whose sizes
    /// differ by at most one. Each part is the test set of one fold, and the other parts together are its training set. Rows keep their
    /// order. The rows of a fold are copied when the fold is enumerated.
    /// </summary>
    /// <param name="count">The number of folds, from 2 to <see cref="Count"/>.</param>
    /// <param name="seed">The seed. It gives the same folds on every machine.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two folds or fewer rows than folds.</exception>
    public IEnumerable<(Dataset Train, Dataset Test)> Folds(int count, int seed)
    {
        DatasetGuard.Folds(count, Count);
        int[] order = RowOrder.Shuffled(Count, seed);
        int[] fold = new int[Count];
        for (int i = 0; i < order.Length; i++)
            fold[order[i]] = i % count;
        return Folds(fold, count);
    }

    /// <summary>
    /// Splits the dataset for k-fold cross-validation with each class spread evenly. The number of rows of a class differs by at most one
    /// between folds, and so does the total number of rows.
    /// </summary>
    /// <param name="count">The number of folds, from 2 to <see cref="Count"/>.</param>
    /// <param name="seed">The seed. It gives the same folds on every machine.</param>
    /// <exception cref="InvalidOperationException">The rows have targets, not classes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two folds or fewer rows than folds.</exception>
    public IEnumerable<(Dataset Train, Dataset Test)> StratifiedFolds(int count, int seed)
    {
        DatasetGuard.HasLabels(this);
        DatasetGuard.Folds(count, Count);
        return Folds(Strata.Deal(Labels, count, seed), count);
    }

    private IEnumerable<(Dataset Train, Dataset Test)> Folds(int[] fold, int count)
    {
        for (int test = 0; test < count; test++)
            yield return (Select(RowOrder.Where(fold, test, equal: false)), Select(RowOrder.Where(fold, test, equal: true)));
    }

    private Dataset Slice(int first, int rows) => new(
        _inputs.Slice(first * InputSize, rows * InputSize),
        HasLabels ? _labels.Slice(first, rows) : default,
        _targets.Slice(first * TargetSize, rows * TargetSize),
        InputSize,
        TargetSize)
    {
        ClassNames = ClassNames,
        WeightMemory = WeightMemory.IsEmpty ? default : WeightMemory.Slice(first, rows),
    };
}
