using System;

namespace MlpGen;

/// <summary>Subtracts a mean from each column and divides it by a standard deviation, z = (x − mean) / scale.</summary>
/// <remarks>
/// As scikit-learn's <c>StandardScaler</c>: the scale is the population standard deviation √(Σ (x − mean)² / n), and 1 for a column
/// whose values are all the same.
/// </remarks>
public sealed class Standardization : ColumnTransform
{
    /// <summary>Takes means and scales that were kept.</summary>
    /// <param name="means">One a column, finite.</param>
    /// <param name="scales">One a column, finite and above 0.</param>
    /// <exception cref="ArgumentException">There is no column, the lengths differ, or a number does not fit.</exception>
    public Standardization(ReadOnlySpan<double> means, ReadOnlySpan<double> scales)
        : base(means, scales) => Check(means, scales, "mean", "scale", nameof(means), nameof(scales));

    /// <summary>What is subtracted, one number a column.</summary>
    public ReadOnlySpan<double> Means => Offsets;

    internal static Standardization Of(ReadOnlySpan<float> values, int columns)
    {
        int rows = values.Length / columns;
        double[] means = new double[columns];
        double[] scales = new double[columns];
        for (int column = 0; column < columns; column++)
        {
            double sum = 0;
            for (int i = column; i < values.Length; i += columns)
                sum += values[i];
            means[column] = sum / rows;

            double squares = 0;
            for (int i = column; i < values.Length; i += columns)
            {
                double deviation = values[i] - means[column];
                squares += deviation * deviation;
            }

            scales[column] = squares == 0 ? 1 : Math.Sqrt(squares / rows);
        }

        return new Standardization(means, scales);
    }
}
