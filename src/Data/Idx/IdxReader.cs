using System;
using System.Buffers.Binary;
using System.IO;

namespace MlpGen;

/// <summary>
/// Reads the sizes and the numbers of IDX data. A header that lies takes memory in proportion to the data that follows it, and never more
/// than options say.
/// </summary>
internal static class IdxReader
{
    // What is read, and what an array has at first.
    private const int Piece = 64 * 1024;

    // Once so much of the data has come, the rest is believed, and memory is taken for all of it at once.
    private const int BelievedShare = 16;

    // RFC 1951: a match of 258 bytes takes two bits at least, so a byte unpacks to 1,032 at most.
    private const long LargestRatio = 1032;

    public static (int[] Sizes, float[] Values) Read(Stream stream, string source, IdxOptions? options)
    {
        long maxBytes = (options ?? new IdxOptions()).MaxBytes;
        long? length = stream.CanSeek ? stream.Length - stream.Position : null;
        Span<byte> first = stackalloc byte[2];
        int read = stream.ReadAtLeast(first, first.Length, throwOnEndOfStream: false);
        if (read == first.Length && first[0] == 0x1F && first[1] == 0x8B)
        {
            using WholeGzipStream unpacked = new(first.ToArray(), stream);
            try
            {
                return ReadUnpacked(unpacked, source, packed: true, length, maxBytes);
            }
            catch (InvalidDataException error) when (!error.Message.StartsWith(source, StringComparison.Ordinal))
            {
                throw new InvalidDataException($"{source} is damaged gzip: {error.Message}", error);
            }
        }

        using EnclosedStream whole = new(first[..read].ToArray(), stream, []);
        return ReadUnpacked(whole, source, packed: false, length, maxBytes);
    }

    private static (int[] Sizes, float[] Values) ReadUnpacked(Stream stream, string source, bool packed, long? length, long maxBytes)
    {
        (IdxElement element, int[] sizes) = ReadHeader(stream, source);
        long count = Count(sizes, source);
        long bytes = (count * IdxElements.Size(element)) + 4 + (4L * sizes.Length);
        if (packed ? bytes / LargestRatio > length : bytes != length && length is not null)
        {
            throw new InvalidDataException(
                $"{source} has {length} bytes{(packed ? ", packed" : "")}; " +
                $"its header, sizes {Text(sizes)} of type {element}, makes {bytes}.");
        }

        if (count * sizeof(float) > maxBytes)
        {
            throw new InvalidDataException(
                $"{source} has the sizes {Text(sizes)}, which take {count * sizeof(float)} bytes of memory as floats; {maxBytes} fit. " +
                "IdxOptions.MaxBytes lets in more.");
        }

        // The length of a seekable stream shows whether the header tells the truth.
        bool isBelieved = !packed && length is not null;
        float[] values = ReadValues(stream, source, element, (int)count, isBelieved ? (int)count : (int)Math.Min(count, Piece));
        if (stream.ReadByte() >= 0)
        {
            throw new InvalidDataException(
                $"{source} goes on after its last number; its header, sizes {Text(sizes)}, says {count} numbers.");
        }

        return (sizes, values);
    }

    private static (IdxElement Element, int[] Sizes) ReadHeader(Stream stream, string source)
    {
        Span<byte> header = stackalloc byte[4];
        if (stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length)
        {
            throw new InvalidDataException(
                $"{source} ends within its first 4 bytes; an IDX file begins with two bytes 0, a type, and the number of sizes.");
        }

        if (header[0] != 0 || header[1] != 0 || !Enum.IsDefined((IdxElement)header[2]))
        {
            throw new InvalidDataException(
                $"{source} begins with the bytes {System.Convert.ToHexString(header)}; an IDX file " +
                "begins with 0000 and a type: 08, 09, 0B, 0C, 0D or 0E.");
        }

        if (header[3] == 0)
            throw new InvalidDataException($"{source} has no sizes; at least one fits.");
        int[] sizes = new int[header[3]];
        Span<byte> size = stackalloc byte[4];
        for (int i = 0; i < sizes.Length; i++)
        {
            if (stream.ReadAtLeast(size, size.Length, throwOnEndOfStream: false) < size.Length)
                throw new InvalidDataException($"{source} ends within its header; it says that {sizes.Length} sizes follow.");
            uint value = BinaryPrimitives.ReadUInt32BigEndian(size);
            if (value is 0 or > int.MaxValue)
                throw new InvalidDataException($"{source} has the size {value}; 1 to {int.MaxValue} fits.");
            sizes[i] = (int)value;
        }

        return ((IdxElement)header[2], sizes);
    }

    private static long Count(int[] sizes, string source)
    {
        long count = 1;
        foreach (int size in sizes)
        {
            count *= size;
            if (count > Array.MaxLength)
            {
                throw new InvalidDataException(
                    $"{source} has the sizes {Text(sizes)}; {Array.MaxLength} numbers in all fit into memory at once.");
            }
        }

        return count;
    }

    private static float[] ReadValues(Stream stream, string source, IdxElement element, int count, int believed)
    {
        int size = IdxElements.Size(element);
        byte[] piece = new byte[Piece];
        float[] values = new float[believed];
        for (int done = 0; done < count;)
        {
            if (done == values.Length)
                Array.Resize(ref values, done >= count / BelievedShare ? count : 2 * done);
            int next = Math.Min(Piece / size, values.Length - done);
            Span<byte> bytes = piece.AsSpan(0, next * size);
            int read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (read < bytes.Length)
                throw new InvalidDataException($"{source} ends after {done + (read / size)} numbers; its header says {count}.");
            IdxElements.Convert(element, bytes, values.AsSpan(done, next));
            done += next;
        }

        return values;
    }

    private static string Text(int[] sizes) => string.Join(" × ", Array.ConvertAll(sizes, size => $"{size}"));
}
