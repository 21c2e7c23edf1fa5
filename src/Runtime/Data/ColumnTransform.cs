using System;
using System.Globalization;
using System.Linq;
using MlpGen.CompilerServices;
using MlpGen.Text;

namespace MlpGen;

/// <summary>
/// An affine transform of each column, z = (x − offset) / scale. It is fitted to the training rows and then applied to all rows. A
/// transform of targets is inverted in the outputs of the network. <see cref="NetworkFile"/> can save it with the network.
/// </summary>
/// <remarks>
/// Instances are immutable. The transform is computed in double precision. <see cref="WithLimits(double, double)"/> adds limits to z.
/// </remarks>
public abstract partial class ColumnTransform
{
    private const int ShownColumns = 4;
    private readonly double[] _offsets;
    private readonly double[] _scales;

    private protected ColumnTransform(ReadOnlySpan<double> offsets, ReadOnlySpan<double> scales)
    {
        _offsets = offsets.ToArray();
        _scales = scales.ToArray();
    }

    /// <summary>Gets the number of columns.</summary>
    public int ColumnCount => _offsets.Length;

    /// <summary>Gets the offset of each column, which is subtracted from its values. All offsets are finite.</summary>
    public ReadOnlySpan<double> Offsets => _offsets;

    /// <summary>Gets the scale of each column, by which its values are divided. All scales are finite and greater than 0.</summary>
    public ReadOnlySpan<double> Scales => _scales;

    /// <summary>Transforms one or more rows in place, for example before inference. Does not allocate memory.</summary>
    /// <param name="rows">The rows, a multiple of <see cref="ColumnCount"/> floats.</param>
    /// <exception cref="ArgumentException">The length is not a multiple of <see cref="ColumnCount"/>.</exception>
    public void Apply(Span<float> rows)
    {
        Guard.RowCount(rows.Length, ColumnCount, nameof(rows));
        for (int first = 0; first < rows.Length; first += ColumnCount)
        {
            Span<float> row = rows.Slice(first, ColumnCount);
            for (int column = 0; column < row.Length; column++)
                row[column] = (float)Limited((row[column] - _offsets[column]) / _scales[column], column);
        }
    }

    /// <summary>
    /// Inverts the transform in place, x = z · scale + offset. This converts the outputs of a network to the unit of the targets. Limits do
    /// not apply. Does not allocate memory.
    /// </summary>
    /// <param name="rows">The rows, a multiple of <see cref="ColumnCount"/> floats.</param>
    /// <exception cref="ArgumentException">The length is not a multiple of <see cref="ColumnCount"/>.</exception>
    public void Invert(Span<float> rows)
    {
        Guard.RowCount(rows.Length, ColumnCount, nameof(rows));
        for (int first = 0; first < rows.Length; first += ColumnCount)
        {
            Span<float> row = rows.Slice(first, ColumnCount);
            for (int column = 0; column < row.Length; column++)
                row[column] = (float)((row[column] * _scales[column]) + _offsets[column]);
        }
    }

    /// <summary>Returns one line with the kind of transform and the formula of the first columns.</summary>
    public override string ToString() =>
        $"{GetType().Name} of {ShortText.Count(ColumnCount, "column")}: "
        + string.Join(", ", Enumerable.Range(0, Math.Min(ColumnCount, ShownColumns)).Select(TextOf))
        + (ColumnCount > ShownColumns ? ", …" : "");

    private string TextOf(int column) =>
        string.Create(CultureInfo.InvariantCulture, $"(x − {_offsets[column]:G4}) / {_scales[column]:G4}") + TextOfLimits(column);

    /// <summary>Throws unless there are valid offsets and scales, one of each for every column.</summary>
    private protected static void Check(
        ReadOnlySpan<double> offsets, ReadOnlySpan<double> scales, string offset, string scale,
        string offsetsParameter, string scalesParameter)
    {
        if (offsets.Length == 0 || offsets.Length != scales.Length)
        {
            throw new ArgumentException(
                $"Expected one {offset} and one {scale} for each column, but got {offsets.Length} {offset}s and {scales.Length} {scale}s.",
                scalesParameter);
        }

        for (int column = 0; column < offsets.Length; column++)
        {
            if (!double.IsFinite(offsets[column]))
            {
                throw new ArgumentException(
                    $"The {offset} of column {column} must be finite (was {offsets[column]}).", offsetsParameter);
            }

            if (!(scales[column] > 0 && double.IsFinite(scales[column])))
            {
                throw new ArgumentException(
                    $"The {scale} of column {column} must be finite and greater than 0 (was {scales[column]}).", scalesParameter);
            }
        }
    }
}
