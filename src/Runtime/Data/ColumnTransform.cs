using System;
using System.Globalization;
using System.Linq;
using MlpGen.CompilerServices;
using MlpGen.Text;

namespace MlpGen;

/// <summary>
/// Moves and stretches each column, z = (x − offset) / scale: what was fitted to the training rows, to be applied to all others, and undone
/// where it was done to targets. <see cref="NetworkFile"/> keeps it with the network.
/// </summary>
/// <remarks>It never changes. Computed in double precision.</remarks>
public abstract class ColumnTransform
{
    private const int ShownColumns = 4;
    private readonly double[] _offsets;
    private readonly double[] _scales;

    private protected ColumnTransform(ReadOnlySpan<double> offsets, ReadOnlySpan<double> scales)
    {
        _offsets = offsets.ToArray();
        _scales = scales.ToArray();
    }

    /// <summary>The number of columns.</summary>
    public int ColumnCount => _offsets.Length;

    /// <summary>What is subtracted, one finite number a column.</summary>
    public ReadOnlySpan<double> Offsets => _offsets;

    /// <summary>What is divided by, one finite number above 0 a column.</summary>
    public ReadOnlySpan<double> Scales => _scales;

    /// <summary>Transforms one row or many in place, before inference say. Allocates nothing.</summary>
    /// <param name="rows">rows × <see cref="ColumnCount"/>.</param>
    /// <exception cref="ArgumentException">It is no whole number of rows.</exception>
    public void Apply(Span<float> rows)
    {
        Guard.Rows(rows.Length, ColumnCount, nameof(rows));
        for (int first = 0; first < rows.Length; first += ColumnCount)
        {
            Span<float> row = rows.Slice(first, ColumnCount);
            for (int column = 0; column < row.Length; column++)
                row[column] = (float)((row[column] - _offsets[column]) / _scales[column]);
        }
    }

    /// <summary>
    /// The way back, x = z · scale + offset, in place: from a network's outputs to the unit of the targets. Allocates nothing.
    /// </summary>
    /// <param name="rows">rows × <see cref="ColumnCount"/>.</param>
    /// <exception cref="ArgumentException">It is no whole number of rows.</exception>
    public void Invert(Span<float> rows)
    {
        Guard.Rows(rows.Length, ColumnCount, nameof(rows));
        for (int first = 0; first < rows.Length; first += ColumnCount)
        {
            Span<float> row = rows.Slice(first, ColumnCount);
            for (int column = 0; column < row.Length; column++)
                row[column] = (float)((row[column] * _scales[column]) + _offsets[column]);
        }
    }

    /// <summary>One line: the kind of transform, and what happens to the first columns.</summary>
    public override string ToString() =>
        $"{GetType().Name} of {ShortText.Count(ColumnCount, "column")}: "
        + string.Join(", ", Enumerable.Range(0, Math.Min(ColumnCount, ShownColumns)).Select(TextOf))
        + (ColumnCount > ShownColumns ? ", …" : "");

    private string TextOf(int column) => string.Create(CultureInfo.InvariantCulture, $"(x − {_offsets[column]:G4}) / {_scales[column]:G4}");

    /// <summary>Demands offsets and scales that fit each other and a column each.</summary>
    private protected static void Check(
        ReadOnlySpan<double> offsets, ReadOnlySpan<double> scales, string offset, string scale,
        string offsetsParameter, string scalesParameter)
    {
        if (offsets.Length == 0 || offsets.Length != scales.Length)
        {
            throw new ArgumentException(
                $"There are {offsets.Length} {offset}s and {scales.Length} {scale}s; one of each a column fits.", scalesParameter);
        }

        for (int column = 0; column < offsets.Length; column++)
        {
            if (!double.IsFinite(offsets[column]))
            {
                throw new ArgumentException(
                    $"The {offset} of column {column} is {offsets[column]}; a finite number fits.", offsetsParameter);
            }

            if (!(scales[column] > 0 && double.IsFinite(scales[column])))
            {
                throw new ArgumentException(
                    $"The {scale} of column {column} is {scales[column]}; a finite number above 0 fits.", scalesParameter);
            }
        }
    }
}
