using System;
using System.Buffers.Binary;
using System.IO;

namespace MlpGen.Storage;

/// <summary>Reads tensors of any floating-point type.</summary>
internal static class TensorValues
{
    private const int Piece = 2048;

    /// <summary>The types that can be read.</summary>
    public const string Types = "F32, F16, BF16 or F64";

    /// <summary>Returns true if a type can be read.</summary>
    public static bool CanRead(string type) => type is "F32" or "F16" or "BF16" or "F64";

    /// <summary>
    /// Reads numbers as floats until the span is full or the stream ends. F16 and BF16 are floats too, and F64 is rounded to the nearest
    /// float.
    /// </summary>
    /// <returns>The number of bytes read.</returns>
    public static long Read(Stream stream, string type, Span<float> values)
    {
        if (type == "F32")
            return LittleEndian.Read(stream, values);
        long total = 0;
        for (int start = 0; start < values.Length; start += Piece)
        {
            Span<float> piece = values.Slice(start, Math.Min(Piece, values.Length - start));
            long read = type == "F64" ? ReadDoubles(stream, piece) : ReadHalves(stream, piece, isBrain: type == "BF16");
            total += read;
            if (read < (long)piece.Length * (type == "F64" ? sizeof(double) : sizeof(ushort)))
                break;
        }

        return total;
    }

    /// <summary>
    /// Reads numbers as doubles until the span is full or the stream ends. Every other type is exact in double precision.
    /// </summary>
    /// <returns>The number of bytes read.</returns>
    public static long Read(Stream stream, string type, Span<double> values)
    {
        if (type == "F64")
            return LittleEndian.Read(stream, values);
        Span<float> floats = stackalloc float[Math.Min(Piece, values.Length)];
        long total = 0;
        for (int start = 0; start < values.Length; start += Piece)
        {
            Span<float> piece = floats[..Math.Min(Piece, values.Length - start)];
            long read = Read(stream, type, piece);
            total += read;
            if (read < (long)piece.Length * (type == "F32" ? sizeof(float) : sizeof(ushort)))
                break;
            for (int i = 0; i < piece.Length; i++)
                values[start + i] = piece[i];
        }

        return total;
    }

    private static long ReadDoubles(Stream stream, Span<float> values)
    {
        Span<double> doubles = stackalloc double[values.Length];
        long read = LittleEndian.Read(stream, doubles);
        for (int i = 0; i < values.Length; i++)
            values[i] = (float)doubles[i];
        return read;
    }

    private static long ReadHalves(Stream stream, Span<float> values, bool isBrain)
    {
        Span<byte> bytes = stackalloc byte[values.Length * sizeof(ushort)];
        int read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        for (int i = 0; i < values.Length; i++)
        {
            ushort bits = BinaryPrimitives.ReadUInt16LittleEndian(bytes[(i * sizeof(ushort))..]);
            values[i] = isBrain ? ShortFloats.FromBrain(bits) : ShortFloats.FromHalf(bits);
        }

        return read;
    }
}
