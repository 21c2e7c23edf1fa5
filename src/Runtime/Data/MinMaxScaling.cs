using System;

namespace MlpGen;

/// <summary>
/// Brings each column to 0 … 1, z = (x − minimum) / range, where the range is the maximum less the minimum of the rows it was fitted to.
/// </summary>
/// <remarks>
/// As scikit-learn's <c>MinMaxScaler</c>: the range is 1 for a column whose values are all the same, and rows that come later may lie
/// outside 0 … 1.
/// </remarks>
public sealed class MinMaxScaling : ColumnTransform
{
    /// <summary>Takes minimums and ranges that were kept.</summary>
    /// <param name="minimums">One a column, finite.</param>
    /// <param name="ranges">One a column, finite and above 0.</param>
    /// <exception cref="ArgumentException">There is no column, the lengths differ, or a number does not fit.</exception>
    public MinMaxScaling(ReadOnlySpan<double> minimums, ReadOnlySpan<double> ranges)
        : base(minimums, ranges) => Check(minimums, ranges, "minimum", "range", nameof(minimums), nameof(ranges));

    /// <summary>What becomes 0, one number a column.</summary>
    public ReadOnlySpan<double> Minimums => Offsets;

    /// <summary>How far what becomes 1 lies above it, one number a column.</summary>
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
