using System;

namespace MlpGen;

/// <summary>Subtracts the mean of each column and divides by its standard deviation, z = (x − mean) / scale.</summary>
/// <remarks>
/// As in scikit-learn's <c>StandardScaler</c>, the scale is the population standard deviation √(Σ (x − mean)² / n), or 1 for a column whose
/// values are all equal.
/// </remarks>
public sealed class Standardization : ColumnTransform
{
    /// <summary>Creates a transform from saved means and scales.</summary>
    /// <param name="means">The mean of each column. Finite.</param>
    /// <param name="scales">The scale of each column. Finite and greater than 0.</param>
    /// <exception cref="ArgumentException">There are no columns, the lengths differ, or a number is invalid.</exception>
    public Standardization(ReadOnlySpan<double> means, ReadOnlySpan<double> scales)
        : base(means, scales) => Check(means, scales, "mean", "scale", nameof(means), nameof(scales));

    /// <summary>Gets the mean of each column, which is subtracted.</summary>
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
