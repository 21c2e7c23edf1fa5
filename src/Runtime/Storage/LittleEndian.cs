using System;
using System.Buffers.Binary;
using System.IO;
using System.Runtime.InteropServices;

namespace MlpGen.Storage;

/// <summary>Reads and writes numbers in streams in little-endian order, in blocks of limited size.</summary>
internal static class LittleEndian
{
    // 64 KiB is large enough to make the cost of a call negligible and small enough to stay in the cache. A byte span cannot exceed 2 GiB.
    private const int Piece = 16 * 1024;

    /// <summary>Writes all floats.</summary>
    /// <param name="stream">The destination.</param>
    /// <param name="values">The floats. On big-endian machines, their content is arbitrary after the call.</param>
    public static void Write(Stream stream, Span<float> values)
    {
        for (int start = 0; start < values.Length; start += Piece)
        {
            Span<float> piece = values.Slice(start, Math.Min(Piece, values.Length - start));
            Swap(piece);
            stream.Write(MemoryMarshal.AsBytes(piece));
        }
    }

    /// <summary>Reads floats until the span is full or the stream ends.</summary>
    /// <returns>The number of bytes read.</returns>
    public static long Read(Stream stream, Span<float> values)
    {
        long total = 0;
        for (int start = 0; start < values.Length; start += Piece)
        {
            Span<float> piece = values.Slice(start, Math.Min(Piece, values.Length - start));
            int read = stream.ReadAtLeast(MemoryMarshal.AsBytes(piece), piece.Length * sizeof(float), throwOnEndOfStream: false);
            total += read;
            if (read < piece.Length * sizeof(float))
                break;
            Swap(piece);
        }

        return total;
    }

    /// <summary>Reads doubles until the span is full or the stream ends.</summary>
    /// <returns>The number of bytes read.</returns>
    public static long Read(Stream stream, Span<double> values)
    {
        long total = 0;
        for (int start = 0; start < values.Length; start += Piece)
        {
            Span<double> piece = values.Slice(start, Math.Min(Piece, values.Length - start));
            int read = stream.ReadAtLeast(MemoryMarshal.AsBytes(piece), piece.Length * sizeof(double), throwOnEndOfStream: false);
            total += read;
            if (read < piece.Length * sizeof(double))
                break;
            Swap(piece);
        }

        return total;
    }

    private static void Swap(Span<double> values)
    {
        if (BitConverter.IsLittleEndian)
            return;
        foreach (ref long bits in MemoryMarshal.Cast<double, long>(values))
            bits = BinaryPrimitives.ReverseEndianness(bits);
    }

    private static void Swap(Span<float> values)
    {
        if (BitConverter.IsLittleEndian)
            return;
        Span<int> bits = MemoryMarshal.Cast<float, int>(values);
        BinaryPrimitives.ReverseEndianness(bits, bits);
    }
}
