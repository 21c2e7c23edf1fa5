using System;
using System.Linq;
using MlpGen.Onnx.Import.Functions;

namespace MlpGen.Onnx.Import.Chains;

/// <summary>The inputs of a network side by side, and the transform in front of its first layer.</summary>
/// <param name="parts">The input tensors.</param>
/// <param name="affine">The affine part of the transform, with positive factors. Null if there is none.</param>
/// <param name="lower">The lower limits behind it, one or one for each column. Null if there are none.</param>
/// <param name="upper">The upper limits behind it. Null if there are none.</param>
internal sealed class Front(InputPart[] parts, ColumnAffine? affine = null, double[]? lower = null, double[]? upper = null)
{
    private ColumnTransform? _transform;
    private bool _isChecked;

    /// <summary>Gets the input tensors.</summary>
    public InputPart[] Parts => parts;

    /// <summary>Gets the affine part of the transform. Null if there is none.</summary>
    public ColumnAffine? Affine => affine;

    /// <summary>Gets the lower limits. Null if there are no limits.</summary>
    public double[]? Lower => lower;

    /// <summary>Gets the upper limits. Null if there are no limits.</summary>
    public double[]? Upper => upper;

    /// <summary>Gets the number of columns. 0 until it is known.</summary>
    public int Width => Array.Exists(parts, part => part.Width == 0) ? 0 : parts.Sum(part => part.Width);

    /// <summary>True if the network takes the inputs as they are.</summary>
    public bool IsPlain => affine is null && lower is null;

    /// <summary>
    /// Gets the transform, which all networks with these inputs share. Null if there is none. Only after <see cref="Check"/>.
    /// </summary>
    public ColumnTransform? Transform => IsPlain ? null : _transform ??= CreateTransform();

    /// <summary>Throws if a number of the transform is too large or too small. Allocates nothing.</summary>
    /// <exception cref="UnsupportedException">The transform is not valid.</exception>
    public void Check()
    {
        int columns = Width;
        for (int column = 0; column < columns && !_isChecked && !IsPlain; column++)
        {
            double scale = Scale(column), offset = Offset(column);
            bool isOrdered = lower is null || ColumnAffine.At(lower, column) <= ColumnAffine.At(upper!, column);
            if (scale > 0 && double.IsFinite(scale) && double.IsFinite(offset) && isOrdered)
                continue;
            throw new UnsupportedException(
                $"The transform of input column {column} has the offset {offset}, the scale {scale} or limits that cannot be used. " +
                "Needed: finite numbers, and a lower limit that is at most the upper one");
        }

        _isChecked = true;
    }

    /// <summary>Checks or sets the number of columns.</summary>
    /// <exception cref="UnsupportedException">The number of columns is different.</exception>
    public void Fix(int columns)
    {
        if (parts.Length == 1)
            parts[0].Fix(columns);
        else if (Width != columns)
            throw new UnsupportedException($"the inputs must have {columns} columns together (have {Width})");
    }

    private ColumnTransform CreateTransform()
    {
        ColumnTransform transform = new Standardization(Columns(Offset), Columns(Scale));
        return lower is null
            ? transform
            : transform.WithLimits(Columns(column => ColumnAffine.At(lower, column)), Columns(column => ColumnAffine.At(upper!, column)));
    }

    private double Scale(int column) => Rounded(1 / ColumnAffine.At((affine ?? ColumnAffine.Identity).Scale, column));

    private double Offset(int column)
    {
        double shift = ColumnAffine.At((affine ?? ColumnAffine.Identity).Shift, column);
        return shift == 0 ? 0 : Rounded(-shift / ColumnAffine.At(affine!.Scale, column));
    }

    private double[] Columns(Func<int, double> value)
    {
        double[] columns = new double[Width];
        for (int column = 0; column < columns.Length; column++)
            columns[column] = value(column);
        return columns;
    }

    // The numbers of a file are floats. Composing them in double precision leaves an error in the last digits, which this removes.
    private static double Rounded(double value) => Math.Abs((float)value - value) <= 1e-14 * Math.Abs(value) ? (float)value : value;
}
