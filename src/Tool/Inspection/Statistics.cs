using System;
using System.Collections.Generic;

namespace MlpGen.Tool.Inspection;

/// <summary>Statistics of numbers. Except for the counts, they are those of the finite numbers, and null if there are none.</summary>
/// <param name="Count">The number of values.</param>
/// <param name="NonFinite">The number of values that are NaN or infinite.</param>
/// <param name="Minimum">The smallest.</param>
/// <param name="Maximum">The largest.</param>
/// <param name="Mean">The mean.</param>
/// <param name="StandardDeviation">The standard deviation, that of the numbers as a whole population.</param>
/// <param name="Histogram">
/// How many numbers are in each of <see cref="Bins"/> equal parts of the range from the smallest to the largest. Empty if there are none.
/// </param>
internal sealed record Statistics(
    long Count, long NonFinite, double? Minimum, double? Maximum, double? Mean, double? StandardDeviation, IReadOnlyList<long> Histogram)
{
    /// <summary>The number of parts of a histogram.</summary>
    public const int Bins = 16;

    /// <summary>Computes the statistics of numbers.</summary>
    public static Statistics Of(ReadOnlySpan<double> numbers)
    {
        long finite = 0;
        double minimum = double.PositiveInfinity, maximum = double.NegativeInfinity, mean = 0;
        foreach (double number in numbers)
        {
            if (!double.IsFinite(number))
                continue;
            finite++;
            minimum = Math.Min(minimum, number);
            maximum = Math.Max(maximum, number);
            // A running mean cannot overflow as a sum can.
            mean += (number / finite) - (mean / finite);
        }

        if (finite == 0)
            return new Statistics(numbers.Length, numbers.Length, null, null, null, null, []);
        double squares = 0;
        long[] histogram = new long[Bins];
        foreach (double number in numbers)
        {
            if (!double.IsFinite(number))
                continue;
            squares += (number - mean) * (number - mean);
            histogram[Bin(number, minimum, maximum)]++;
        }

        return new Statistics(numbers.Length, numbers.Length - finite, minimum, maximum, mean, Math.Sqrt(squares / finite), histogram);
    }

    /// <summary>Computes the statistics of floats.</summary>
    public static Statistics Of(ReadOnlySpan<float> numbers)
    {
        double[] doubles = new double[numbers.Length];
        for (int i = 0; i < doubles.Length; i++)
            doubles[i] = numbers[i];
        return Of(doubles);
    }

    // Halves first, because the range of doubles can be infinite. Equal numbers are in the part in the middle.
    private static int Bin(double number, double minimum, double maximum) => minimum == maximum
        ? Bins / 2
        : (int)Math.Min(Bins * (((number / 2) - (minimum / 2)) / ((maximum / 2) - (minimum / 2))), Bins - 1);
}
