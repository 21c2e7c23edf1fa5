using System;

namespace MlpGen.Steps;

/// <summary>
/// Computes the weight of each row in a step: the weight of its class times its own. The weights are stored relative to the largest one, so
/// that neither the product of small weights nor the division by their sum leaves the range of a float.
/// </summary>
/// <param name="classWeights">The weight of each class. Null if all are 1.</param>
internal sealed class RowWeights(float[]? classWeights)
{
    private double[] _weights = [];
    private float[] _shares = [];

    /// <summary>The weights of the current rows, divided by the largest of them. Null if all are 1.</summary>
    public float[]? Shares { get; private set; }

    /// <summary>
    /// The sum of <see cref="Shares"/>: between 1 and the number of rows, or 0 if all weights are 0. NaN if a weight is not finite.
    /// </summary>
    public double ShareSum { get; private set; }

    /// <summary>The sum of the weights before the division.</summary>
    public double Sum { get; private set; }

    /// <summary>Sets rows without weights.</summary>
    public void Set(int rows)
    {
        Shares = null;
        Sum = ShareSum = rows;
    }

    /// <summary>Sets the weights of rows without classes.</summary>
    public void Set(ReadOnlySpan<float> own, int rows)
    {
        if (own.IsEmpty)
        {
            Set(rows);
            return;
        }

        Reserve(rows);
        for (int row = 0; row < rows; row++)
            _weights[row] = own[row];
        End(rows);
    }

    /// <summary>Sets the weights of rows and applies the class weights, according to the labels or the targets of the rows.</summary>
    /// <exception cref="ArgumentException">The weight that results from the targets of a row is negative.</exception>
    public void Set(in Batch batch)
    {
        if (classWeights is null)
        {
            Set(batch.Weights, batch.Rows);
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
                $"The targets of row {row} times ClassWeights add up to {weight}, but the weight of a row must not be negative. " +
                "Pass targets of at least 0, such as class probabilities.",
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
