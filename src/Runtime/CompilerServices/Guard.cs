using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MlpGen.CompilerServices;

/// <summary>
/// Checks the arguments of the public members of a generated network. The code that they call does not check lengths again.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Guard
{
    /// <summary>Returns the number of rows in <paramref name="length"/> floats of <paramref name="perRow"/> each.</summary>
    /// <exception cref="ArgumentException">The length is not a multiple of the row size.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Rows(int length, int perRow, string parameter)
    {
        int rows = (int)((uint)length / (uint)perRow);
        if (rows * perRow != length)
            ThrowNotWholeRows(length, perRow, parameter);
        return rows;
    }

    /// <summary>Throws if there are no rows.</summary>
    /// <exception cref="ArgumentException">There are no rows.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void NotEmpty(int rows, string parameter)
    {
        if (rows == 0)
            throw new ArgumentException("There are no rows, so their mean is undefined. Pass at least one row.", parameter);
    }

    /// <summary>Throws unless there are rows × perRow items.</summary>
    /// <exception cref="ArgumentException">The number of items is wrong.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Length(int length, int rows, int perRow, string parameter)
    {
        if (length != (long)rows * perRow)
            ThrowWrongLength(length, rows, perRow, parameter);
    }

    /// <summary>Throws unless there is an exact number of items.</summary>
    /// <exception cref="ArgumentException">The number of items is wrong.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Exactly(int length, int expected, string parameter)
    {
        if (length != expected)
            throw new ArgumentException($"{parameter} must have {expected} floats (had {length}).", parameter);
    }

    /// <summary>Throws unless every label is a valid class.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A label is outside the range from 0 to classes − 1.</exception>
    public static void Labels(ReadOnlySpan<int> labels, int classes, string parameter)
    {
        for (int row = 0; row < labels.Length; row++)
        {
            if ((uint)labels[row] >= (uint)classes)
            {
                throw new ArgumentOutOfRangeException(
                    parameter, $"Labels must be between 0 and {classes - 1} (the label of row {row} was {labels[row]}).");
            }
        }
    }

    /// <summary>Throws if a destination overlaps a source, unless both are exactly the same floats.</summary>
    /// <exception cref="ArgumentException">The spans overlap.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SameOrApart(Span<float> destination, ReadOnlySpan<float> source, string parameter, string other)
    {
        nint distance = Unsafe.ByteOffset(ref MemoryMarshal.GetReference(source), ref MemoryMarshal.GetReference(destination));
        bool apart = (nuint)distance >= (nuint)source.Length * sizeof(float)
            && (nuint)(-distance) >= (nuint)destination.Length * sizeof(float);
        // Lengths are checked last, when the spans appear to overlap: an empty span can lie inside another one but overlaps nothing.
        if (!apart && (distance != 0 || destination.Length != source.Length) && destination.Length != 0 && source.Length != 0)
            ThrowOverlap(destination.Length, source.Length, parameter, other);
    }

    /// <summary>Throws if a destination overlaps another span.</summary>
    /// <exception cref="ArgumentException">The spans overlap.</exception>
    public static void Apart<TDestination, TOther>(
        Span<TDestination> destination, ReadOnlySpan<TOther> other, string parameter, string otherParameter)
        where TDestination : unmanaged
        where TOther : unmanaged
    {
        if (MemoryMarshal.AsBytes(destination).Overlaps(MemoryMarshal.AsBytes(other)))
            throw new ArgumentException($"{parameter} overlaps {otherParameter}. Pass separate memory.", parameter);
    }

    private static void ThrowNotWholeRows(int length, int perRow, string parameter) =>
        throw new ArgumentException(
            $"The length of {parameter} must be a multiple of {perRow}, the floats of one row (was {length}).", parameter);

    private static void ThrowWrongLength(int length, int rows, int perRow, string parameter) =>
        throw new ArgumentException(
            $"{parameter} must have {(long)rows * perRow} items for {rows} rows of {perRow} (had {length}).", parameter);

    private static void ThrowOverlap(int length, int otherLength, string parameter, string other) => throw new ArgumentException(
        length == otherLength
            ? $"{parameter} partly overlaps {other}. Pass the same span or separate memory."
            : $"{parameter} ({length} floats) overlaps {other} ({otherLength} floats). Pass separate memory.",
        parameter);
}
