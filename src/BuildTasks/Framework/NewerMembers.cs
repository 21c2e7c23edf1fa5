using System;
using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;

namespace MlpGen;

/// <summary>The members that the linked files use, and netstandard2.0 lacks.</summary>
internal static class NewerMembers
{
    extension(int)
    {
        /// <summary>Returns the smaller number.</summary>
        public static int Min(int a, int b) => Math.Min(a, b);
    }

    extension(float)
    {
        /// <summary>True unless a number is infinite or NaN.</summary>
        public static bool IsFinite(float value) => !float.IsNaN(value) && !float.IsInfinity(value);
    }

    extension(BitConverter)
    {
        /// <summary>Returns the bits of a float.</summary>
        public static int SingleToInt32Bits(float value) => MemoryMarshal.Cast<float, int>([value])[0];

        /// <summary>Returns the float with these bits.</summary>
        public static float Int32BitsToSingle(int bits) => MemoryMarshal.Cast<int, float>([bits])[0];
    }

    extension(BinaryPrimitives)
    {
        /// <summary>Reverses the bytes of each number.</summary>
        public static void ReverseEndianness(ReadOnlySpan<int> source, Span<int> destination)
        {
            for (int i = 0; i < source.Length; i++)
                destination[i] = BinaryPrimitives.ReverseEndianness(source[i]);
        }
    }

    extension(string)
    {
        /// <summary>Joins texts.</summary>
        public static string Join(char separator, string[] texts) => string.Join(separator.ToString(), texts);

        /// <summary>Joins the texts of values.</summary>
        public static string Join<T>(char separator, T[] values) => string.Join(separator.ToString(), values.Select(value => $"{value}"));
    }

    /// <summary>Adds an entry unless its key exists.</summary>
    public static bool TryAdd<TKey, TValue>(this Dictionary<TKey, TValue> dictionary, TKey key, TValue value)
    {
        if (dictionary.ContainsKey(key))
            return false;
        dictionary.Add(key, value);
        return true;
    }

    /// <summary>Returns key and value.</summary>
    public static void Deconstruct<TKey, TValue>(this KeyValuePair<TKey, TValue> pair, out TKey key, out TValue value) =>
        (key, value) = (pair.Key, pair.Value);

    /// <summary>Reads until a buffer is full or a stream ends.</summary>
    /// <returns>The number of bytes read.</returns>
    public static int ReadAtLeast(this Stream stream, Span<byte> buffer, int minimumBytes, bool throwOnEndOfStream)
    {
        byte[] bytes = ArrayPool<byte>.Shared.Rent(buffer.Length);
        try
        {
            int total = 0;
            while (total < minimumBytes)
            {
                int read = stream.Read(bytes, total, buffer.Length - total);
                if (read == 0)
                    break;
                total += read;
            }

            bytes.AsSpan(0, total).CopyTo(buffer);
            return total < minimumBytes && throwOnEndOfStream ? throw new EndOfStreamException() : total;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <summary>Writes bytes.</summary>
    public static void Write(this Stream stream, ReadOnlySpan<byte> buffer)
    {
        byte[] bytes = ArrayPool<byte>.Shared.Rent(buffer.Length);
        buffer.CopyTo(bytes);
        stream.Write(bytes, 0, buffer.Length);
        ArrayPool<byte>.Shared.Return(bytes);
    }
}
