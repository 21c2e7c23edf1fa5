using System;

namespace MlpGen.Tool.Comparison;

/// <summary>The largest differences between two tables of outputs, row after row.</summary>
/// <param name="columns">The number of columns.</param>
internal sealed class Differences(int columns)
{
    private readonly double[] _largestDifferences = new double[columns];
    private readonly double[] _largestOutputs = new double[columns];
    private long _rows;

    /// <summary>Gets the largest difference. Infinite if one of two outputs is NaN or infinite and the other differs.</summary>
    public double Absolute { get; private set; }

    /// <summary>Gets the row of the largest difference, the first of equal ones.</summary>
    public long Row { get; private set; }

    /// <summary>Gets the column of the largest difference.</summary>
    public int Output { get; private set; }

    /// <summary>Gets the largest difference of a column divided by the largest output of the first network in this column.</summary>
    public double Relative
    {
        get
        {
            double largest = 0;
            for (int column = 0; column < columns; column++)
            {
                if (_largestDifferences[column] > 0)
                    largest = Math.Max(largest, _largestDifferences[column] / _largestOutputs[column]);
            }

            return largest;
        }
    }

    /// <summary>Adds rows.</summary>
    public void Add(ReadOnlySpan<float> expected, ReadOnlySpan<float> found)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            int column = i % columns;
            double difference = expected[i].Equals(found[i]) ? 0 : Math.Abs((double)expected[i] - found[i]);
            if (double.IsNaN(difference))
                difference = double.PositiveInfinity;
            if (float.IsFinite(expected[i]))
                _largestOutputs[column] = Math.Max(_largestOutputs[column], Math.Abs((double)expected[i]));
            _largestDifferences[column] = Math.Max(_largestDifferences[column], difference);
            if (difference > Absolute)
                (Absolute, Row, Output) = (difference, _rows + (i / columns), column);
        }

        _rows += expected.Length / columns;
    }
}
