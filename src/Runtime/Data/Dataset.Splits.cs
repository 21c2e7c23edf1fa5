using System;
using System.Collections.Generic;
using MlpGen.Data;

namespace MlpGen;

public sealed partial class Dataset
{
    /// <summary>The first rows and the others, in the order in which they are. Nothing is copied.</summary>
    /// <param name="row">How many rows the first part gets, 0 … <see cref="Count"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many rows.</exception>
    /// <example>
    /// <code>
    /// Dataset data = Dataset.FromArrays(new float[100], new int[100], inputSize: 1);
    /// (Dataset train, Dataset test) = data.Shuffle(seed: 1).SplitAt(80);
    /// </code>
    /// </example>
    public (Dataset Before, Dataset After) SplitAt(int row)
    {
        if ((uint)row > (uint)Count)
            throw new ArgumentOutOfRangeException(nameof(row), $"A dataset of {Count} rows cannot be split at {row}; 0 to {Count} fits.");
        return (Slice(0, row), Slice(row, Count - row));
    }

    /// <summary>The same rows in random order: the same for the same seed on every machine.</summary>
    /// <param name="seed">Any number.</param>
    public Dataset Shuffle(int seed) => Select(RowOrder.Shuffled(Count, seed));

    /// <summary>Copies some of the rows.</summary>
    /// <param name="rows">Which, in the order in which the new dataset has them; a row may come several times, or not at all.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
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
    /// Two parts chosen at random with each class in its share: of every class, the first part gets what the share makes of its rows,
    /// rounded down or up so that the sum is right; for which classes up, the seed decides. The rows of a part keep their order.
    /// </summary>
    /// <param name="share">The first part's share of the rows, above 0 and below 1.</param>
    /// <param name="seed">The same seed gives the same parts on every machine.</param>
    /// <exception cref="InvalidOperationException">The rows have targets, not classes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The share is not between 0 and 1, or a part would have no row.</exception>
    public (Dataset First, Dataset Second) StratifiedSplit(double share, int seed)
    {
        DatasetGuard.HasLabels(this);
        if (!(share > 0 && share < 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(share), FormattableString.Invariant($"The share of the first part is {share}; above 0 and below 1 fits."));
        }

        int rows = Strata.Rounded(share * Count);
        if (rows == 0 || rows == Count)
        {
            throw new ArgumentOutOfRangeException(
                nameof(share), FormattableString.Invariant(
                    $"The share of the first part is {share}, which makes {rows} of {Count} rows; at least one for each part fits."));
        }

        int[] part = Strata.Split(Labels, share, seed);
        return (Select(RowOrder.Where(part, 0, equal: true)), Select(RowOrder.Where(part, 0, equal: false)));
    }

    /// <summary>
    /// k-fold cross-validation: the rows fall at random into <paramref name="count"/> parts whose sizes differ by one at most, and each
    /// part is once what tests, the others together what trains. Rows keep their order. The copies of a fold are made when it is asked for.
    /// </summary>
    /// <param name="count">How many folds, 2 … <see cref="Count"/>.</param>
    /// <param name="seed">The same seed gives the same folds on every machine.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two folds, or fewer rows than folds.</exception>
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
    /// The same with each class spread evenly: the folds' rows of a class differ by one at most, and so do all of their rows.
    /// </summary>
    /// <param name="count">How many folds, 2 … <see cref="Count"/>.</param>
    /// <param name="seed">The same seed gives the same folds on every machine.</param>
    /// <exception cref="InvalidOperationException">The rows have targets, not classes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two folds, or fewer rows than folds.</exception>
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
