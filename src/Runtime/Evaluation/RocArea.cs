using System;

namespace MlpGen.Evaluation;

/// <summary>
/// Computes the area under the ROC curve as the rank statistic of Mann and Whitney (Hanley and McNeil 1982, "The Meaning and Use of the
/// Area under a Receiver Operating Characteristic (ROC) Curve"): (R − p(p + 1)/2) / (p·n), where R is the sum of the ranks of the p
/// positive rows among all rows, and n is the number of the others. Rows with equal scores share the mean of their ranks.
/// </summary>
internal static class RocArea
{
    /// <summary>Computes the area for a set of rows.</summary>
    /// <param name="scores">The score of each row, not NaN. Sorted on return.</param>
    /// <param name="arePositive">True for each row of the class. In the order of the sorted scores on return.</param>
    /// <param name="positive">The class that is compared with the others.</param>
    /// <param name="parameter">The name of the parameter with the rows, for messages.</param>
    public static double Compute(Span<float> scores, Span<bool> arePositive, int positive, string parameter)
    {
        long positives = arePositive.Count(true), negatives = scores.Length - positives;
        if (positives == 0 || negatives == 0)
        {
            throw new ArgumentException(
                $"The ROC curve needs rows of class {positive} and rows of other classes, " +
                $"but {positives} of {scores.Length} rows are of class {positive}.",
                parameter);
        }

        scores.Sort(arePositive);
        double ranks = 0;
        for (int first = 0, end; first < scores.Length; first = end)
        {
            int equalPositives = 0;
            for (end = first; end < scores.Length && scores[end] == scores[first]; end++)
                equalPositives += arePositive[end] ? 1 : 0;

            // Ranks start at 1, so rows with equal scores have the ranks first + 1 … end.
            ranks += equalPositives * 0.5 * (first + 1 + end);
        }

        return (ranks - (0.5 * positives * (positives + 1))) / ((double)positives * negatives);
    }
}
