using System;

namespace MlpGen;

/// <summary>The weight of each row of a step: that of its class times its own.</summary>
/// <param name="classWeights">One for each class; null where all are 1.</param>
internal sealed class RowWeights(float[]? classWeights)
{
    private float[] _weights = [];

    /// <summary>The weights of the rows that were last taken; null where all are 1.</summary>
    public float[]? Current { get; private set; }

    /// <summary>Takes the weights of rows with targets; with class weights, of the classes that the targets share.</summary>
    /// <returns>Their sum.</returns>
    public double Take(ReadOnlySpan<float> own, ReadOnlySpan<float> targets, int rows)
    {
        if (classWeights is null)
            return Take(own, rows);
        int classes = classWeights.Length;
        Begin(own, rows);
        for (int row = 0; row < rows; row++)
        {
            double weight = 0;
            for (int j = 0; j < classes; j++)
                weight += (double)classWeights[j] * targets[(row * classes) + j];
            _weights[row] *= (float)weight;
        }

        return Sum(rows);
    }

    /// <summary>Takes the weights of rows with labels.</summary>
    /// <returns>Their sum.</returns>
    public double Take(ReadOnlySpan<float> own, ReadOnlySpan<int> labels)
    {
        if (classWeights is null)
            return Take(own, labels.Length);
        Begin(own, labels.Length);
        for (int row = 0; row < labels.Length; row++)
            _weights[row] *= classWeights[labels[row]];
        return Sum(labels.Length);
    }

    private double Take(ReadOnlySpan<float> own, int rows)
    {
        if (own.IsEmpty)
        {
            Current = null;
            return rows;
        }

        Begin(own, rows);
        return Sum(rows);
    }

    private void Begin(ReadOnlySpan<float> own, int rows)
    {
        if (_weights.Length < rows)
            _weights = new float[rows];
        if (own.IsEmpty)
            _weights.AsSpan(0, rows).Fill(1);
        else
            own.CopyTo(_weights);
        Current = _weights;
    }

    private double Sum(int rows)
    {
        double sum = 0;
        foreach (float weight in _weights.AsSpan(0, rows))
            sum += weight;
        return sum;
    }
}
