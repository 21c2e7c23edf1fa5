using System;
using System.Globalization;

namespace MlpGen;

/// <content>The limits of the transformed values.</content>
public abstract partial class ColumnTransform
{
    private double[] _lowerLimits = [];
    private double[] _upperLimits = [];

    /// <summary>
    /// Gets the lower limit of the transformed values of each column. −∞ for a column without one. Empty if the transform has no limits.
    /// </summary>
    public ReadOnlySpan<double> LowerLimits => _lowerLimits;

    /// <summary>
    /// Gets the upper limit of the transformed values of each column. +∞ for a column without one. Empty if the transform has no limits.
    /// </summary>
    public ReadOnlySpan<double> UpperLimits => _upperLimits;

    /// <summary>
    /// Returns the same transform with limits: <see cref="Apply"/> replaces a transformed value beyond a limit with the limit. Policies of
    /// Unity ML-Agents, for example, limit their standardized inputs to ±5.
    /// </summary>
    /// <param name="lower">The smallest transformed value of every column. −∞ for no limit.</param>
    /// <param name="upper">The largest transformed value of every column. +∞ for no limit.</param>
    /// <exception cref="ArgumentException">A limit is NaN, or the lower limit is greater than the upper limit.</exception>
    public ColumnTransform WithLimits(double lower, double upper)
    {
        double[] lowers = new double[ColumnCount], uppers = new double[ColumnCount];
        Array.Fill(lowers, lower);
        Array.Fill(uppers, upper);
        return WithLimits(lowers, uppers);
    }

    /// <summary>Returns the same transform with limits for each column. See <see cref="WithLimits(double, double)"/>.</summary>
    /// <param name="lower">The smallest transformed value of each column. −∞ for no limit.</param>
    /// <param name="upper">The largest transformed value of each column. +∞ for no limit.</param>
    /// <exception cref="ArgumentException">
    /// The number of limits is not <see cref="ColumnCount"/>, a limit is NaN, or a lower limit is greater than the upper limit.
    /// </exception>
    public ColumnTransform WithLimits(ReadOnlySpan<double> lower, ReadOnlySpan<double> upper)
    {
        if (lower.Length != ColumnCount || upper.Length != ColumnCount)
        {
            throw new ArgumentException(
                $"Expected {ColumnCount} lower and upper limits, one of each for every column, " +
                $"but got {lower.Length} lower and {upper.Length} upper limits.",
                lower.Length != ColumnCount ? nameof(lower) : nameof(upper));
        }

        for (int column = 0; column < ColumnCount; column++)
        {
            if (!(lower[column] <= upper[column]))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"The lower limit of column {column} must be at most the upper limit ") +
                    FormattableString.Invariant($"(they were {lower[column]} and {upper[column]})."),
                    nameof(lower));
            }
        }

        ColumnTransform limited = (ColumnTransform)MemberwiseClone();
        limited._lowerLimits = lower.ToArray();
        limited._upperLimits = upper.ToArray();
        return limited;
    }

    private double Limited(double value, int column) =>
        _lowerLimits.Length == 0 ? value : Math.Clamp(value, _lowerLimits[column], _upperLimits[column]);

    private string TextOfLimits(int column) => _lowerLimits.Length == 0
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $" in [{_lowerLimits[column]:G4}, {_upperLimits[column]:G4}]");
}
