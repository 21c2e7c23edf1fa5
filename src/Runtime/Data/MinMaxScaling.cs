using System;

namespace MlpGen;

/// <summary>
/// Scales each column to the range from 0 to 1, z = (x − minimum) / range. The range is the maximum minus the minimum of the fitted rows.
/// </summary>
/// <remarks>
/// As in scikit-learn's <c>MinMaxScaler</c>, the range is 1 for a column whose values are all equal. Later rows can lie outside the range
/// from 0 to 1.
/// </remarks>
public sealed class MinMaxScaling : ColumnTransform
{
    /// <summary>Creates a transform from saved minimums and ranges.</summary>
    /// <param name="minimums">The minimum of each column. Finite.</param>
    /// <param name="ranges">The range of each column. Finite and greater than 0.</param>
    /// <exception cref="ArgumentException">There are no columns, the lengths differ, or a number is invalid.</exception>
    public MinMaxScaling(ReadOnlySpan<double> minimums, ReadOnlySpan<double> ranges)
        : base(minimums, ranges) => Check(minimums, ranges, "minimum", "range", nameof(minimums), nameof(ranges));

    /// <summary>Gets the minimum of each column, which becomes 0.</summary>
    public ReadOnlySpan<double> Minimums => Offsets;

    /// <summary>Gets the range of each column. The minimum plus the range becomes 1.</summary>
    public ReadOnlySpan<double> Ranges => Scales;

    internal static MinMaxScaling Of(ReadOnlySpan<float> values, int columns)
    {
        double[] minimums = new double[columns];
        double[] ranges = new double[columns];
        for (int column = 0; column < columns; column++)
        {
            double minimum = values[column], maximum = values[column];
            for (int i = column; i < values.Length; i += columns)
            {
                minimum = double.Min(minimum, values[i]);
                maximum = double.Max(maximum, values[i]);
            }

            minimums[column] = minimum;
            ranges[column] = maximum == minimum ? 1 : maximum - minimum;
        }

        return new MinMaxScaling(minimums, ranges);
    }
}
