using System;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;

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
    /// <remarks>Optimised from the first call: a file is a single loop, over before the runtime would think of it.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Convert(IdxElement element, ReadOnlySpan<byte> bytes, Span<float> values)
    {
        switch (element)
        {
            case IdxElement.UInt8:
                for (int i = 0; i < values.Length; i++)
                    values[i] = bytes[i];
                break;
            case IdxElement.Int8:
                for (int i = 0; i < values.Length; i++)
                    values[i] = (sbyte)bytes[i];
                break;
            case IdxElement.Int16:
                for (int i = 0; i < values.Length; i++)
                    values[i] = BinaryPrimitives.ReadInt16BigEndian(bytes[(2 * i)..]);
                break;
            case IdxElement.Int32:
                for (int i = 0; i < values.Length; i++)
                    values[i] = BinaryPrimitives.ReadInt32BigEndian(bytes[(4 * i)..]);
                break;
            case IdxElement.Single:
                for (int i = 0; i < values.Length; i++)
                    values[i] = BinaryPrimitives.ReadSingleBigEndian(bytes[(4 * i)..]);
                break;
            default:
                for (int i = 0; i < values.Length; i++)
                    values[i] = (float)BinaryPrimitives.ReadDoubleBigEndian(bytes[(8 * i)..]);
                break;
        }
    }
}
