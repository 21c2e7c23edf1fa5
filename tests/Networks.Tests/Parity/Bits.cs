using System;
using System.Runtime.InteropServices;

namespace MlpGen.Networks.Tests.Parity;

internal static class Bits
{
    /// <summary>Returns true if two spans hold the same floats to the last bit. −0 is not 0, and a NaN equals itself.</summary>
    public static bool Equal(ReadOnlySpan<float> left, ReadOnlySpan<float> right) =>
        MemoryMarshal.AsBytes(left).SequenceEqual(MemoryMarshal.AsBytes(right));
}
