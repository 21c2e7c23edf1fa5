using System;
using MlpGen.CompilerServices;

namespace MlpGen;

/// <summary>
/// Subtracts a mean from each column and divides it by a standard deviation, z = (x − mean) / scale: what was fitted to the training
/// rows, to be applied to all others.
/// </summary>
/// <remarks>
/// As scikit-learn's <c>StandardScaler</c>: the scale is the population standard deviation √(Σ (x − mean)² / n), and 1 for a column
/// whose values are all the same. Computed in double precision.
/// </remarks>
public sealed class Standardization
{
    private readonly double[] _means;
    private readonly double[] _scales;

    /// <summary>Takes means and scales that were kept, with a saved network say.</summary>
    /// <param name="means">One a column, finite.</param>
    /// <param name="scales">One a column, finite and above 0.</param>
    /// <exception cref="ArgumentException">There is no column, the lengths differ, or a number does not fit.</exception>
    public Standardization(ReadOnlySpan<double> means, ReadOnlySpan<double> scales)
    {
        if (means.Length == 0 || means.Length != scales.Length)
            throw new ArgumentException($"There are {means.Length} means and {scales.Length} scales; one of each a column fits.", nameof(scales));
        for (int column = 0; column < means.Length; column++)
        {
            if (!double.IsFinite(means[column]))
                throw new ArgumentException($"The mean of column {column} is {means[column]}; a finite number fits.", nameof(means));
            if (!(scales[column] > 0 && double.IsFinite(scales[column])))
                throw new ArgumentException($"The scale of column {column} is {scales[column]}; a finite number above 0 fits.", nameof(scales));
        }

        _means = means.ToArray();
        _scales = scales.ToArray();
    }

    /// <summary>The number of columns.</summary>
    public int InputSize => _means.Length;

    /// <summary>What is subtracted, one number a column.</summary>
    public ReadOnlySpan<double> Means => _means;

    /// <summary>What is divided by, one number a column.</summary>
    public ReadOnlySpan<double> Scales => _scales;

    /// <summary>Standardizes one row or many in place, before inference say. Allocates nothing.</summary>
    /// <param name="inputs">rows × <see cref="InputSize"/>.</param>
    /// <exception cref="ArgumentException">It is no whole number of rows.</exception>
    public void Apply(Span<float> inputs)
    {
        Guard.Rows(inputs.Length, InputSize, nameof(inputs));
        for (int first = 0; first < inputs.Length; first += InputSize)
        {
            Span<float> row = inputs.Slice(first, InputSize);
            for (int column = 0; column < row.Length; column++)
                row[column] = (float)((row[column] - _means[column]) / _scales[column]);
        }
    }

    internal static Standardization Of(Dataset data)
    {
        if (data.Count == 0)
            throw new InvalidOperationException("The dataset has no rows, and the mean over no rows is not defined.");
        double[] means = new double[data.InputSize];
        double[] scales = new double[data.InputSize];
        for (int column = 0; column < means.Length; column++)
        {
            double sum = 0;
            for (int row = 0; row < data.Count; row++)
                sum += data.InputsOf(row)[column];
            means[column] = sum / data.Count;

            double squares = 0;
            for (int row = 0; row < data.Count; row++)
            {
                double deviation = data.InputsOf(row)[column] - means[column];
                squares += deviation * deviation;
            }

            scales[column] = squares == 0 ? 1 : Math.Sqrt(squares / data.Count);
        }

        return new Standardization(means, scales);
    }
}
