using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Runtime.InteropServices;

namespace MlpGen;

/// <summary>The members of arrays and spans that newer frameworks have.</summary>
internal static class NewerMemoryExtensions
{
    extension(Array)
    {
        /// <summary>Gets the maximum length of an array whose elements have more than one byte.</summary>
        public static int MaxLength => 0x7FFFFFC7;

        /// <summary>Sets all elements of an array to their default.</summary>
        public static void Clear(Array array) => Array.Clear(array, 0, array.Length);
    }

    extension(GC)
    {
        /// <summary>Allocates an array of zeros. It can move. AlignedBuffer, the only caller, pins it.</summary>
        public static T[] AllocateArray<T>(int length, bool pinned) => new T[length];
    }

    extension(MemoryMarshal)
    {
        /// <summary>Returns a reference to the first element, or to where it would be.</summary>
        public static ref T GetArrayDataReference<T>(T[] array) => ref MemoryMarshal.GetReference(array.AsSpan());
    }

    extension(Math)
    {
        /// <summary>Returns a quotient and its remainder.</summary>
        public static (long Quotient, long Remainder) DivRem(long left, long right) => (left / right, left % right);
    }

    extension(BinaryPrimitives)
    {
        /// <summary>Reads a float whose highest byte comes first.</summary>
        public static float ReadSingleBigEndian(ReadOnlySpan<byte> source) =>
            BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadInt32BigEndian(source));

        /// <summary>Reads a double whose highest byte comes first.</summary>
        public static double ReadDoubleBigEndian(ReadOnlySpan<byte> source) =>
            BitConverter.Int64BitsToDouble(BinaryPrimitives.ReadInt64BigEndian(source));

        /// <summary>Reverses the bytes of each number.</summary>
        public static void ReverseEndianness(ReadOnlySpan<int> source, Span<int> destination)
        {
            for (int i = 0; i < source.Length; i++)
                destination[i] = BinaryPrimitives.ReverseEndianness(source[i]);
        }
    }

    /// <summary>Returns the number of elements that equal a value.</summary>
    public static int Count<T>(this Span<T> span, T value)
        where T : IEquatable<T> => Count((ReadOnlySpan<T>)span, value);

    /// <inheritdoc cref="Count{T}(Span{T}, T)"/>
    public static int Count<T>(this ReadOnlySpan<T> span, T value)
        where T : IEquatable<T>
    {
        int count = 0;
        foreach (T element in span)
            count += element.Equals(value) ? 1 : 0;
        return count;
    }

    /// <summary>True if an element equals a value.</summary>
    public static bool Contains<T>(this ReadOnlySpan<T> span, T value)
        where T : IEquatable<T> => span.IndexOf(value) >= 0;

    /// <summary>Returns the number of elements at the start that are equal in both spans.</summary>
    public static int CommonPrefixLength(this ReadOnlySpan<char> span, ReadOnlySpan<char> other)
    {
        int length = 0;
        while (length < span.Length && length < other.Length && span[length] == other[length])
            length++;
        return length;
    }

    /// <summary>Returns a text with other line endings.</summary>
    public static string ReplaceLineEndings(this string text, string replacement) =>
        text.Replace("\r\n", "\n").Replace('\r', '\n').Replace("\n", replacement);

    /// <summary>True if an element differs from a value.</summary>
    public static bool ContainsAnyExcept<T>(this ReadOnlySpan<T> span, T value)
        where T : IEquatable<T>
    {
        foreach (T element in span)
        {
            if (!element.Equals(value))
                return true;
        }

        return false;
    }

    /// <summary>Sorts keys, and values in the same way.</summary>
    public static void Sort<TKey, TValue>(this Span<TKey> keys, Span<TValue> values)
    {
        TKey[] sortedKeys = keys.ToArray();
        TValue[] sortedValues = values.ToArray();
        Array.Sort(sortedKeys, sortedValues);
        sortedKeys.AsSpan().CopyTo(keys);
        sortedValues.AsSpan().CopyTo(values);
    }

    /// <summary>Combines two sequences to pairs, up to the end of the shorter one.</summary>
    public static IEnumerable<(TFirst First, TSecond Second)> Zip<TFirst, TSecond>(
        this IEnumerable<TFirst> first, IEnumerable<TSecond> second) => System.Linq.Enumerable.Zip(first, second, (a, b) => (a, b));
}
