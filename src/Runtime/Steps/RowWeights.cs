using System;

namespace MlpGen.Steps;

/// <summary>
/// The weight of each row of a step: that of its class times its own. They are kept as shares of the largest, so that neither a product of
/// small weights nor one over their sum leaves the range of a float.
/// </summary>
/// <param name="classWeights">One for each class; null where all are 1.</param>
internal sealed class RowWeights(float[]? classWeights)
{
    private double[] _weights = [];
    private float[] _shares = [];

    /// <summary>The weights of the rows that were last taken, over the largest of them; null where all are 1.</summary>
    public float[]? Shares { get; private set; }

    /// <summary>
    /// The sum of <see cref="Shares"/>: 1 to the number of rows, or 0 where no row counts. NaN where a weight is not finite.
    /// </summary>
    public double ShareSum { get; private set; }

    /// <summary>The sum of the weights themselves.</summary>
    public double Sum { get; private set; }

    /// <summary>Takes rows that all count alike.</summary>
    public void Take(int rows)
    {
        Shares = null;
        Sum = ShareSum = rows;
    }

    /// <summary>Takes the weights of rows that are of no class.</summary>
    public void Take(ReadOnlySpan<float> own, int rows)
    {
        if (own.IsEmpty)
        {
            Take(rows);
            return;
        }

        Reserve(rows);
        for (int row = 0; row < rows; row++)
            _weights[row] = own[row];
        End(rows);
    }

    /// <summary>Takes the weights of rows, and of the classes that are their labels or that their targets share.</summary>
    /// <exception cref="ArgumentException">The targets of a row have a negative weight.</exception>
    public void Take(in Batch batch)
    {
        if (classWeights is null)
        {
            Take(batch.Weights, batch.Rows);
            return;
        }

        Reserve(batch.Rows);
        for (int row = 0; row < batch.Rows; row++)
        {
            double own = batch.Weights.IsEmpty ? 1 : batch.Weights[row];
            _weights[row] = own * (batch.HasLabels ? classWeights[batch.Labels[row]] : WeightOf(batch.Targets, row, classWeights));
        }

        End(batch.Rows);
    }

    private static double WeightOf(ReadOnlySpan<float> targets, int row, float[] classWeights)
    {
        double weight = 0;
        for (int j = 0; j < classWeights.Length; j++)
            weight += (double)classWeights[j] * targets[(row * classWeights.Length) + j];
        return !(weight < 0)
            ? weight
            : throw new ArgumentException(
                $"The targets of row {row} times ClassWeights add up to {weight}, which cannot be the row's weight. " +
                "Pass targets of at least 0, as shares of the classes are.",
                nameof(targets));
    }

    private void Reserve(int rows)
    {
        if (_weights.Length < rows)
            (_weights, _shares) = (new double[rows], new float[rows]);
    }

    private void End(int rows)
    {
        double largest = 0;
        foreach (double weight in _weights.AsSpan(0, rows))
            largest = Math.Max(largest, weight);
        (Shares, Sum, ShareSum) = (_shares, 0, 0);
        for (int row = 0; row < rows; row++)
        {
            _shares[row] = largest == 0 ? 0 : (float)(_weights[row] / largest);
            ShareSum += _shares[row];
            Sum += _weights[row];
        }
    }
}
