using System;
using System.Buffers.Binary;
using System.IO;
using System.Runtime.InteropServices;

namespace MlpGen.Storage;

/// <summary>Floats in streams, least significant byte first, a bounded piece at a time.</summary>
internal static class LittleEndian
{
    // 64 KiB: large enough that calls cost nothing, small enough to stay in cache. A span of bytes over more than 2 GiB is impossible.
    private const int Piece = 16 * 1024;

    /// <summary>Writes all floats.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="values">Scratch after the call where the machine is big-endian.</param>
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

    private static void Swap(Span<float> values)
    {
        if (BitConverter.IsLittleEndian)
            return;
        Span<int> bits = MemoryMarshal.Cast<float, int>(values);
        BinaryPrimitives.ReverseEndianness(bits, bits);
    }
}
