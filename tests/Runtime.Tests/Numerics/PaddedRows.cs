using System;
using Xunit;

namespace MlpGen.Runtime.Tests.Numerics;

/// <summary>A block of rows laid out as in generated code. The padding and one vector after the last row start as NaN.</summary>
internal sealed class PaddedRows
{
    private const int Guard = 16;
    private readonly float[] _values;

    public PaddedRows(int size, int rows, int stride, Func<float>? next = null)
    {
        (Size, Rows, Stride) = (size, rows, stride);
        _values = new float[(rows * stride) + Guard];
        Array.Fill(_values, float.NaN);
        if (next is null)
            return;
        for (int row = 0; row < rows; row++)
        {
            for (int j = 0; j < size; j++)
                this[row, j] = next();
        }
    }

    private PaddedRows(PaddedRows other)
    {
        (Size, Rows, Stride) = (other.Size, other.Rows, other.Stride);
        _values = other._values.AsSpan().ToArray();
    }

    public int Size { get; }

    public int Rows { get; }

    public int Stride { get; }

    public ref float First => ref _values[0];

    public ref float this[int row, int j] => ref _values[(row * Stride) + j];

    public PaddedRows Copy() => new(this);

    public double[] Row(int row) => Array.ConvertAll(_values[(row * Stride)..((row * Stride) + Size)], x => (double)x);

    /// <summary>Returns the bits of all floats, including padding and guard, so that NaN values can be compared.</summary>
    public int[] Bits() => Array.ConvertAll(_values, BitConverter.SingleToInt32Bits);

    /// <summary>Returns the bits of the rows without their padding.</summary>
    public int[] RowBits()
    {
        var bits = new int[Rows * Size];
        for (int i = 0; i < bits.Length; i++)
            bits[i] = BitConverter.SingleToInt32Bits(this[i / Size, i % Size]);
        return bits;
    }

    public void AssertPadding(float expected)
    {
        for (int row = 0; row < Rows; row++)
        {
            for (int j = Size; j < Stride; j++)
                Assert.Equal(expected, this[row, j]);
        }
    }

    public void AssertGuardIntact() => Assert.All(_values[(Rows * Stride)..], x => Assert.Equal(float.NaN, x));
}
