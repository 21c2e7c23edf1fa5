using System;

namespace MlpGen;

/// <summary>
/// The area under the ROC curve as the rank statistic of Mann and Whitney (Hanley and McNeil 1982, "The Meaning and Use of the Area under a Receiver
/// Operating Characteristic (ROC) Curve"): (R − p(p + 1)/2) / (p·n), where R is the sum of the ranks of the p positive among all rows, and rows that are
/// equal share their ranks. Its memory serves one class after the other.
/// </summary>
/// <param name="rows">How many scores a curve has.</param>
internal sealed class RocArea(int rows)
{
    private readonly float[] _scores = new float[rows];
    private readonly bool[] _arePositive = new bool[rows];
    private int _count;
    private long _positives;

    /// <summary>Adds a row; the score is a number.</summary>
    public void Add(float score, bool isPositive)
    {
        _scores[_count] = score;
        _arePositive[_count++] = isPositive;
        _positives += isPositive ? 1 : 0;
    }

    /// <summary>The area for the rows that were added; then it begins anew.</summary>
    /// <param name="positive">The class to tell from the others.</param>
    /// <param name="parameter">How messages call the argument with the rows.</param>
    public double Take(int positive, string parameter)
    {
        long positives = _positives, negatives = _count - positives;
        (_count, _positives) = (0, 0);
        if (positives == 0 || negatives == 0)
        {
            throw new ArgumentException(
                $"Of {rows} rows {positives} are of class {positive}; the curve is defined where at least one is and one is not.", parameter);
        }

        Array.Sort(_scores, _arePositive);
        double ranks = 0;
        for (int first = 0, end; first < _scores.Length; first = end)
        {
            int equalPositives = 0;
            for (end = first; end < _scores.Length && _scores[end] == _scores[first]; end++)
                equalPositives += _arePositive[end] ? 1 : 0;

            // Ranks count from 1: those of equal rows are first + 1 … end.
            ranks += equalPositives * 0.5 * (first + 1 + end);
        }

        return (ranks - (0.5 * positives * (positives + 1))) / ((double)positives * negatives);
    }
}
