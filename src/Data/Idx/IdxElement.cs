using System;
using System.Buffers.Binary;

namespace MlpGen;

/// <summary>The types of numbers that IDX knows, by their codes in the file.</summary>
internal enum IdxElement : byte
{
    UInt8 = 0x08,
    Int8 = 0x09,
    Int16 = 0x0B,
    Int32 = 0x0C,
    Single = 0x0D,
    Double = 0x0E,
}

/// <summary>Reads numbers of these types, most significant byte first.</summary>
internal static class IdxElements
{
    /// <summary>The bytes of one number.</summary>
    public static int Size(IdxElement element) => element switch
    {
        IdxElement.UInt8 or IdxElement.Int8 => 1,
        IdxElement.Int16 => 2,
        IdxElement.Double => 8,
        _ => 4,
    };

    /// <summary>Turns bytes into floats, the nearest where a number has more digits than a float.</summary>
    public static void Convert(IdxElement element, ReadOnlySpan<byte> bytes, Span<float> values)
    {
        int size = Size(element);
        for (int i = 0; i < values.Length; i++)
        {
            ReadOnlySpan<byte> one = bytes.Slice(i * size, size);
            values[i] = element switch
            {
                IdxElement.UInt8 => one[0],
                IdxElement.Int8 => (sbyte)one[0],
                IdxElement.Int16 => BinaryPrimitives.ReadInt16BigEndian(one),
                IdxElement.Int32 => BinaryPrimitives.ReadInt32BigEndian(one),
                IdxElement.Single => BinaryPrimitives.ReadSingleBigEndian(one),
                _ => (float)BinaryPrimitives.ReadDoubleBigEndian(one),
            };
        }
    }
}
