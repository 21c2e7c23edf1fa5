using System;

namespace MlpGen.Onnx.Import.Functions;

/// <summary>An affine map of each column, x · scale + shift. An array with one number applies to all columns.</summary>
/// <param name="Scale">The factors. Finite.</param>
/// <param name="Shift">The summands. Finite.</param>
internal sealed record ColumnAffine(double[] Scale, double[] Shift)
{
    /// <summary>Gets the map that changes nothing.</summary>
    public static ColumnAffine Identity { get; } = new([1], [0]);

    /// <summary>True if the map changes nothing.</summary>
    public bool IsIdentity => Array.TrueForAll(Scale, scale => scale == 1) && Array.TrueForAll(Shift, shift => shift == 0);

    /// <summary>True if the map keeps the order of numbers in each column.</summary>
    public bool IsIncreasing => Array.TrueForAll(Scale, scale => scale > 0);

    /// <summary>True if the map loses all columns.</summary>
    public bool IsConstant => Array.TrueForAll(Scale, scale => scale == 0);

    /// <summary>True if the map loses a column, because its factor is 0.</summary>
    public bool HasZero => Array.IndexOf(Scale, 0) >= 0;

    /// <summary>Returns the number of a column.</summary>
    public static double At(double[] values, int column) => values.Length == 1 ? values[0] : values[column];

    /// <summary>Returns this map, followed by another one.</summary>
    /// <exception cref="UnsupportedException">A number would not be finite.</exception>
    public ColumnAffine Then(ColumnAffine next, ReadingContext context)
    {
        int length = Math.Max(Math.Max(Scale.Length, Shift.Length), Math.Max(next.Scale.Length, next.Shift.Length));
        double[] scale = context.Allocate(length), shift = context.Allocate(length);
        for (int i = 0; i < length; i++)
        {
            double factor = At(next.Scale, i);
            scale[i] = At(Scale, i) * factor;
            shift[i] = (At(Shift, i) * factor) + At(next.Shift, i);
            if (!double.IsFinite(scale[i]) || !double.IsFinite(shift[i]))
                throw new UnsupportedException("its factors and summands must be finite");
        }

        return new ColumnAffine(scale, shift);
    }

    /// <summary>Returns a part of the columns.</summary>
    public ColumnAffine Slice(int start, int length) => new(Part(Scale, start, length), Part(Shift, start, length));

    private static double[] Part(double[] values, int start, int length) =>
        values.Length == 1 ? values : values.AsSpan(start, length).ToArray();
}
