using System;
using System.Runtime.InteropServices;

namespace MlpGen.DoublePrecision;

/// <summary>Checks the arguments of a <see cref="DoubleNetwork"/> where <c>Guard</c> counts floats.</summary>
internal static class DoubleGuard
{
    /// <summary>Returns the number of rows in <paramref name="length"/> doubles of <paramref name="perRow"/> each.</summary>
    /// <exception cref="ArgumentException">The length is not a multiple of the row size.</exception>
    public static int RowCount(int length, int perRow, string parameter) => length % perRow == 0
        ? length / perRow
        : throw new ArgumentException(
            $"The length of {parameter} must be a multiple of {perRow}, the doubles of one row (was {length}).", parameter);

    /// <summary>Throws unless there is an exact number of items.</summary>
    /// <exception cref="ArgumentException">The number of items is wrong.</exception>
    public static void Exactly(int length, int expected, string parameter)
    {
        if (length != expected)
            throw new ArgumentException($"{parameter} must have {expected} doubles (had {length}).", parameter);
    }

    /// <summary>Throws if a destination overlaps a source, unless both are exactly the same doubles.</summary>
    /// <exception cref="ArgumentException">The spans overlap.</exception>
    public static void SameOrApart(Span<double> destination, ReadOnlySpan<double> source, string parameter, string other)
    {
        bool sameLength = destination.Length == source.Length;
        if (!MemoryMarshal.AsBytes(destination).Overlaps(MemoryMarshal.AsBytes(source), out int distance) || (distance == 0 && sameLength))
            return;
        throw new ArgumentException(
            sameLength
                ? $"{parameter} partly overlaps {other}. Pass the same span or separate memory."
                : $"{parameter} ({destination.Length} doubles) overlaps {other} ({source.Length} doubles). Pass separate memory.",
            parameter);
    }
}
