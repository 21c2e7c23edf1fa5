using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MlpGen.CompilerServices;

/// <summary>The checks at the door of a generated network. Behind it no length is checked again.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Guard
{
    /// <summary>The rows in <paramref name="length"/> floats of <paramref name="perRow"/> each.</summary>
    /// <exception cref="ArgumentException">It is not a whole number of rows.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Rows(int length, int perRow, string parameter)
    {
        int rows = (int)((uint)length / (uint)perRow);
        if (rows * perRow != length)
            ThrowNotWholeRows(length, perRow, parameter);
        return rows;
    }

    /// <summary>Demands at least one row.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void NotEmpty(int rows, string parameter)
    {
        if (rows == 0)
            throw new ArgumentException("There are no rows, and the mean over no rows is not defined. Pass at least one row.", parameter);
    }

    /// <summary>Demands rows × perRow items.</summary>
    /// <exception cref="ArgumentException">There are more or fewer.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Length(int length, int rows, int perRow, string parameter)
    {
        if (length != (long)rows * perRow)
            ThrowWrongLength(length, rows, perRow, parameter);
    }

    /// <summary>Demands an exact number of items.</summary>
    /// <exception cref="ArgumentException">There are more or fewer.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Exactly(int length, int expected, string parameter)
    {
        if (length != expected)
            throw new ArgumentException($"{parameter} holds {length} floats; {expected} fit.", parameter);
    }

    /// <summary>Demands that every label is a class.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A label is not in 0 … classes − 1.</exception>
    public static void Labels(ReadOnlySpan<int> labels, int classes, string parameter)
    {
        for (int row = 0; row < labels.Length; row++)
        {
            if ((uint)labels[row] >= (uint)classes)
            {
                throw new ArgumentOutOfRangeException(
                    parameter, $"The label of row {row} is {labels[row]}; a label is 0 to {classes - 1}.");
            }
        }
    }

    /// <summary>Demands that a destination does not overlap a source, unless they are the same floats exactly.</summary>
    /// <exception cref="ArgumentException">They overlap.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SameOrApart(Span<float> destination, ReadOnlySpan<float> source, string parameter, string other)
    {
        nint distance = Unsafe.ByteOffset(ref MemoryMarshal.GetReference(source), ref MemoryMarshal.GetReference(destination));
        bool apart = (nuint)distance >= (nuint)source.Length * sizeof(float)
            && (nuint)(-distance) >= (nuint)destination.Length * sizeof(float);
        // Lengths last, where they cost nothing: an empty span lies within another and overlaps none.
        if (!apart && (distance != 0 || destination.Length != source.Length) && destination.Length != 0 && source.Length != 0)
            ThrowOverlap(destination.Length, source.Length, parameter, other);
    }

    /// <summary>Demands that a destination does not overlap another span.</summary>
    /// <exception cref="ArgumentException">They overlap.</exception>
    public static void Apart<TDestination, TOther>(
        Span<TDestination> destination, ReadOnlySpan<TOther> other, string parameter, string otherParameter)
        where TDestination : unmanaged
        where TOther : unmanaged
    {
        if (MemoryMarshal.AsBytes(destination).Overlaps(MemoryMarshal.AsBytes(other)))
            throw new ArgumentException($"{parameter} overlaps {otherParameter}. Pass memory of its own.", parameter);
    }

    private static void ThrowNotWholeRows(int length, int perRow, string parameter) =>
        throw new ArgumentException(
            $"{parameter} holds {length} floats, which is no whole number of rows of {perRow}. Pass rows × {perRow} floats.", parameter);

    private static void ThrowWrongLength(int length, int rows, int perRow, string parameter) =>
        throw new ArgumentException($"{parameter} holds {length} items; {rows} rows of {perRow} are {(long)rows * perRow}.", parameter);

    private static void ThrowOverlap(int length, int otherLength, string parameter, string other) => throw new ArgumentException(
        length == otherLength
            ? $"{parameter} overlaps {other} without coinciding with it. Pass the same span, or memory of its own."
            : $"{parameter} ({length} floats) overlaps {other} ({otherLength} floats). Pass memory of its own.",
        parameter);
}
