using System;

namespace MlpGen.Evaluation;

/// <summary>
/// The area under the ROC curve as the rank statistic of Mann and Whitney (Hanley and McNeil 1982, "The Meaning and Use of the Area under a
/// Receiver Operating Characteristic (ROC) Curve"): (R − p(p + 1)/2) / (p·n), where R is the sum of the ranks of the p positive among all
/// rows, and rows that are equal share their ranks.
/// </summary>
internal static class RocArea
{
    /// <summary>The area for some rows.</summary>
    /// <param name="scores">One a row, a number; sorted afterwards.</param>
    /// <param name="arePositive">True if each row is of the class; in the order of the scores afterwards.</param>
    /// <param name="positive">The class to tell from the others.</param>
    /// <param name="parameter">How messages call the argument with the rows.</param>
    public static double Of(Span<float> scores, Span<bool> arePositive, int positive, string parameter)
    {
        long positives = arePositive.Count(true), negatives = scores.Length - positives;
        if (positives == 0 || negatives == 0)
        {
            throw new ArgumentException(
                $"Of {scores.Length} rows {positives} are of class {positive}; the curve is defined where at least one is and one is not.",
                parameter);
        }

        scores.Sort(arePositive);
        double ranks = 0;
        for (int first = 0, end; first < scores.Length; first = end)
        {
            int equalPositives = 0;
            for (end = first; end < scores.Length && scores[end] == scores[first]; end++)
                equalPositives += arePositive[end] ? 1 : 0;

            // Ranks count from 1: those of equal rows are first + 1 … end.
            ranks += equalPositives * 0.5 * (first + 1 + end);
        }

        return (ranks - (0.5 * positives * (positives + 1))) / ((double)positives * negatives);
    }
}
