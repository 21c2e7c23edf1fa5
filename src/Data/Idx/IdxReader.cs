using System;
using System.Buffers.Binary;
using System.IO;

namespace MlpGen;

/// <summary>
/// Reads the sizes and the numbers of IDX data. Even with an incorrect header, it allocates memory in proportion to the actual data, and
/// never more than the options allow.
/// </summary>
internal static class IdxReader
{
    // The size of a read, and the initial size of the array.
    private const int Piece = 64 * 1024;

    // After this fraction of the data has arrived, the header is trusted, and memory for the rest is allocated at once.
    private const int BelievedShare = 16;

    // RFC 1951: a match of 258 bytes takes at least two bits, so a byte decompresses to at most 1,032 bytes.
    private const long LargestRatio = 1032;

    public static (int[] Shape, float[] Values) Read(Stream stream, string source, IdxOptions? options)
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
                throw new InvalidDataException($"{source} is not valid gzip data: {error.Message}", error);
            }
        }

        using EnclosedStream whole = new(first[..read].ToArray(), stream, []);
        return ReadUnpacked(whole, source, packed: false, length, maxBytes);
    }

    private static (int[] Shape, float[] Values) ReadUnpacked(Stream stream, string source, bool packed, long? length, long maxBytes)
    {
        (IdxElement element, int[] sizes) = ReadHeader(stream, source);
        long count = Count(sizes, source);
        long bytes = (count * IdxElements.Size(element)) + 4 + (4L * sizes.Length);
        if (packed ? bytes / LargestRatio > length : bytes != length && length is not null)
        {
            throw new InvalidDataException(
                $"{source} has {length} bytes{(packed ? ", compressed" : "")}, " +
                $"but its header, sizes {Text(sizes)} of type {element}, requires {bytes}.");
        }

        if (count * sizeof(float) > maxBytes)
        {
            throw new InvalidDataException(
                $"{source} has the sizes {Text(sizes)}, which need {count * sizeof(float)} bytes of memory. The limit is {maxBytes}. " +
                "Increase IdxOptions.MaxBytes to allow more.");
        }

        // The length of a seekable stream shows if the header is correct.
        bool isBelieved = !packed && length is not null;
        float[] values = ReadValues(stream, source, element, (int)count, isBelieved ? (int)count : (int)Math.Min(count, Piece));
        if (stream.ReadByte() >= 0)
        {
            throw new InvalidDataException(
                $"{source} continues after its last number. Its header, sizes {Text(sizes)}, declares {count} numbers.");
        }

        return (sizes, values);
    }

    private static (IdxElement Element, int[] Shape) ReadHeader(Stream stream, string source)
    {
        Span<byte> header = stackalloc byte[4];
        if (stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length)
        {
            throw new InvalidDataException(
                $"{source} ends within its first 4 bytes. An IDX file starts with two zero bytes, a type, and the number of dimensions.");
        }

        if (header[0] != 0 || header[1] != 0 || !Enum.IsDefined((IdxElement)header[2]))
        {
            throw new InvalidDataException(
                $"{source} starts with the bytes {System.Convert.ToHexString(header)}. An IDX file " +
                "starts with 0000 and a type: 08, 09, 0B, 0C, 0D or 0E.");
        }

        if (header[3] == 0)
            throw new InvalidDataException($"{source} must have at least one dimension (had none).");
        int[] sizes = new int[header[3]];
        Span<byte> size = stackalloc byte[4];
        for (int i = 0; i < sizes.Length; i++)
        {
            if (stream.ReadAtLeast(size, size.Length, throwOnEndOfStream: false) < size.Length)
                throw new InvalidDataException($"{source} ends within its header, which declares {sizes.Length} sizes.");
            uint value = BinaryPrimitives.ReadUInt32BigEndian(size);
            if (value is 0 or > int.MaxValue)
                throw new InvalidDataException($"{source} has a size of {value}. Each size must be between 1 and {int.MaxValue}.");
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
                    $"{source} has the sizes {Text(sizes)}, but an array holds at most {Array.MaxLength} numbers.");
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
                throw new InvalidDataException($"{source} ends after {done + (read / size)} numbers, but its header declares {count}.");
            IdxElements.Convert(element, bytes, values.AsSpan(done, next));
            done += next;
        }

        return values;
    }

    private static string Text(int[] sizes) => string.Join(" × ", Array.ConvertAll(sizes, size => $"{size}"));
}
