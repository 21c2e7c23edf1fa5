using System;

namespace MlpGen;

/// <summary>
/// The area under the ROC curve as the rank statistic of Mann and Whitney (Hanley and McNeil 1982, "The Meaning and Use of the Area under a Receiver
/// Operating Characteristic (ROC) Curve"): (R − p(p + 1)/2) / (p·n), where R is the sum of the ranks of the p positive among all rows, and rows that are
/// equal share their ranks.
/// </summary>
internal static class RocArea
{
    /// <param name="scores">Those of the first row first.</param>
    /// <param name="stride">From a row's score to the next row's.</param>
    /// <param name="actual">The class of each row.</param>
    /// <param name="positive">The class to tell from the others.</param>
    /// <param name="parameter">How messages call the argument with the rows.</param>
    public static double Of(ReadOnlySpan<float> scores, int stride, ReadOnlySpan<int> actual, int positive, string parameter)
    {
        float[] sorted = new float[actual.Length];
        bool[] isPositive = new bool[actual.Length];
        long positives = 0;
        for (int row = 0; row < sorted.Length; row++)
        {
            sorted[row] = scores[row * stride];
            if (float.IsNaN(sorted[row]))
                throw new ArgumentException($"The score of row {row} is NaN, which has no place in an order. Numbers fit.", parameter);
            isPositive[row] = actual[row] == positive;
            positives += isPositive[row] ? 1 : 0;
        }

        long negatives = sorted.Length - positives;
        if (positives == 0 || negatives == 0)
        {
            throw new ArgumentException(
                $"Of {sorted.Length} rows {positives} are of class {positive}; the curve is defined where at least one is and one is not.", parameter);
        }

        Array.Sort(sorted, isPositive);
        double ranks = 0;
        for (int first = 0, end; first < sorted.Length; first = end)
        {
            int equalPositives = 0;
            for (end = first; end < sorted.Length && sorted[end] == sorted[first]; end++)
                equalPositives += isPositive[end] ? 1 : 0;

            // Ranks count from 1: those of equal rows are first + 1 … end.
            ranks += equalPositives * 0.5 * (first + 1 + end);
        }

        return (ranks - (0.5 * positives * (positives + 1))) / ((double)positives * negatives);
    }
}
