using System;

namespace MlpGen;

/// <summary>Statistics of columns that are computed row by row.</summary>
internal interface IColumnStatistics
{
    /// <summary>Adds the next row.</summary>
    void Add(ReadOnlySpan<float> row);
}

/// <summary>
/// Computes the mean and the standard deviation of each column in one pass, in double precision (Welford 1962, "Note on a Method for
/// Calculating Corrected Sums of Squares and Products").
/// </summary>
internal sealed class ColumnMoments(int columns) : IColumnStatistics
{
    private readonly double[] _means = new double[columns];
    private readonly double[] _squares = new double[columns];
    private long _rows;

    public void Add(ReadOnlySpan<float> row)
    {
        _rows++;
        for (int column = 0; column < row.Length; column++)
        {
            double deviation = row[column] - _means[column];
            _means[column] += deviation / _rows;
            _squares[column] += deviation * (row[column] - _means[column]);
        }
    }

    public Standardization ToStandardization() =>
        new(_means, Array.ConvertAll(_squares, squares => squares == 0 ? 1 : Math.Sqrt(squares / _rows)));
}

/// <summary>Finds the smallest and the largest value of each column.</summary>
internal sealed class ColumnBounds : IColumnStatistics
{
    private readonly double[] _minimums;
    private readonly double[] _maximums;

    public ColumnBounds(int columns)
    {
        _minimums = new double[columns];
        _maximums = new double[columns];
        Array.Fill(_minimums, double.PositiveInfinity);
        Array.Fill(_maximums, double.NegativeInfinity);
    }

    public void Add(ReadOnlySpan<float> row)
    {
        for (int column = 0; column < row.Length; column++)
        {
            _minimums[column] = double.Min(_minimums[column], row[column]);
            _maximums[column] = double.Max(_maximums[column], row[column]);
        }
    }

    public MinMaxScaling ToScaling()
    {
        double[] ranges = new double[_minimums.Length];
        for (int column = 0; column < ranges.Length; column++)
            ranges[column] = _maximums[column] == _minimums[column] ? 1 : _maximums[column] - _minimums[column];
        return new MinMaxScaling(_minimums, ranges);
    }
}
