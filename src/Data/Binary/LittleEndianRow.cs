using System;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace MlpGen;

/// <summary>A row of floats in the byte order of the file.</summary>
internal static class LittleEndianRow
{
    /// <summary>The largest label. Above it, not every whole number is a float.</summary>
    public const int LargestLabel = 1 << 24;

    /// <summary>Converts between the byte order of the file and that of the machine.</summary>
    public static void Swap(Span<float> row)
    {
        if (BitConverter.IsLittleEndian)
            return;
        Span<int> bits = MemoryMarshal.Cast<float, int>(row);
        BinaryPrimitives.ReverseEndianness(bits, bits);
    }

    /// <summary>True if a number is a valid class.</summary>
    public static bool IsLabel(float value) => value is >= 0 and <= LargestLabel && value == MathF.Floor(value);
}
