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

    /// <summary>True if there is no transform.</summary>
    public bool IsPlain => affine is null && lower is null;

    /// <summary>Gets the transform, which all networks with these inputs share. Null if there is none.</summary>
    /// <exception cref="UnsupportedException">A number of the transform is too large or too small.</exception>
    public ColumnTransform? Transform => IsPlain ? null : _transform ??= CreateTransform();

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
        ColumnAffine map = affine ?? ColumnAffine.Identity;
        double[] offsets = new double[Width], scales = new double[Width];
        for (int column = 0; column < scales.Length; column++)
        {
            double scale = ColumnAffine.At(map.Scale, column), shift = ColumnAffine.At(map.Shift, column);
            scales[column] = Rounded(1 / scale);
            offsets[column] = shift == 0 ? 0 : Rounded(-shift / scale);
        }

        try
        {
            ColumnTransform transform = new Standardization(offsets, scales);
            return lower is null ? transform : transform.WithLimits(Columns(lower), Columns(upper!));
        }
        catch (ArgumentException error)
        {
            throw new UnsupportedException($"The transform of the inputs is not valid: {error.Message}");
        }
    }

    private double[] Columns(double[] values)
    {
        double[] columns = new double[Width];
        for (int column = 0; column < columns.Length; column++)
            columns[column] = ColumnAffine.At(values, column);
        return columns;
    }

    // The numbers of a file are floats. Composing them in double precision leaves an error in the last digits, which this removes.
    private static double Rounded(double value) => Math.Abs((float)value - value) <= 1e-14 * Math.Abs(value) ? (float)value : value;
}
