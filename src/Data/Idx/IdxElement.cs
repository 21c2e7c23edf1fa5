using System;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using MlpGen.CompilerServices;

namespace MlpGen;

/// <summary>The number types of IDX, by their codes in the file.</summary>
internal enum IdxElement : byte
{
    UInt8 = 0x08,
    Int8 = 0x09,
    Int16 = 0x0B,
    Int32 = 0x0C,
    Single = 0x0D,
    Double = 0x0E,
}

/// <summary>Reads numbers of these types in big-endian order.</summary>
internal static class IdxElements
{
    /// <summary>Returns the number of bytes of a number.</summary>
    public static int Size(IdxElement element) => element switch
    {
        IdxElement.UInt8 or IdxElement.Int8 => 1,
        IdxElement.Int16 => 2,
        IdxElement.Double => 8,
        _ => 4,
    };

    /// <summary>Converts bytes to floats. Numbers with more digits than a float are rounded to the nearest one.</summary>
    /// <remarks>
    /// Optimized from the first call: a file is read in a single loop, which ends before tiered compilation would replace it.
    /// </remarks>
    [MethodImpl(MethodOptions.AggressiveOptimization)]
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
