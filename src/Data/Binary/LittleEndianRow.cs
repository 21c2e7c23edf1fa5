using System;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace MlpGen;

/// <summary>A row of floats as it stands in a file.</summary>
internal static class LittleEndianRow
{
    /// <summary>Above, a float skips whole numbers.</summary>
    public const int LargestLabel = 1 << 24;

    /// <summary>From the order of the file to that of the machine, or back.</summary>
    public static void Swap(Span<float> row)
    {
        if (BitConverter.IsLittleEndian)
            return;
        Span<int> bits = MemoryMarshal.Cast<float, int>(row);
        BinaryPrimitives.ReverseEndianness(bits, bits);
    }

    /// <summary>True if a number is a class.</summary>
    public static bool IsLabel(float value) => value is >= 0 and <= LargestLabel && value == MathF.Floor(value);
}
