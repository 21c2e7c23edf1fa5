using System;
using System.Linq;
using MlpGen.Onnx.Import.Functions;

namespace MlpGen.Onnx.Import.Chains;

/// <summary>The inputs of a network side by side, and the transform in front of its first layer.</summary>
/// <param name="Parts">The input tensors.</param>
/// <param name="Affine">The affine part of the transform, with positive factors. Null if there is none.</param>
/// <param name="Lower">The lower limits behind it, one or one for each column. Null if there are none.</param>
/// <param name="Upper">The upper limits behind it. Null if there are none.</param>
internal sealed record Front(InputPart[] Parts, ColumnAffine? Affine = null, double[]? Lower = null, double[]? Upper = null)
{
    /// <summary>Gets the number of columns. 0 until it is known.</summary>
    public int Width => Array.Exists(Parts, part => part.Width == 0) ? 0 : Parts.Sum(part => part.Width);

    /// <summary>True if there is no transform.</summary>
    public bool IsPlain => Affine is null && Lower is null;

    /// <summary>Checks or sets the number of columns.</summary>
    /// <exception cref="UnsupportedException">The number of columns is different.</exception>
    public void Fix(int columns)
    {
        if (Parts.Length == 1)
            Parts[0].Fix(columns);
        else if (Width != columns)
            throw new UnsupportedException($"the inputs must have {columns} columns together (have {Width})");
    }

    /// <summary>Returns the transform. Null if there is none.</summary>
    /// <exception cref="UnsupportedException">A number of the transform is too large or too small.</exception>
    public ColumnTransform? ToTransform()
    {
        if (IsPlain)
            return null;
        ColumnAffine affine = Affine ?? ColumnAffine.Identity;
        double[] offsets = new double[Width], scales = new double[Width];
        for (int column = 0; column < Width; column++)
        {
            double scale = ColumnAffine.At(affine.Scale, column), shift = ColumnAffine.At(affine.Shift, column);
            scales[column] = Rounded(1 / scale);
            offsets[column] = shift == 0 ? 0 : Rounded(-shift / scale);
        }

        try
        {
            ColumnTransform transform = new Standardization(offsets, scales);
            return Lower is null ? transform : transform.WithLimits(Columns(Lower), Columns(Upper!));
        }
        catch (ArgumentException error)
        {
            throw new UnsupportedException($"the transform of the inputs is not valid: {error.Message}");
        }
    }

    private double[] Columns(double[] values) =>
        [.. Enumerable.Range(0, Width).Select(column => ColumnAffine.At(values, column))];

    // The numbers of a file are floats. Composing them in double precision leaves an error in the last digits, which this removes.
    private static double Rounded(double value) => Math.Abs((float)value - value) <= 1e-14 * Math.Abs(value) ? (float)value : value;
}
