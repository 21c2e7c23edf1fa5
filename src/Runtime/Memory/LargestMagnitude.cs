using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace MlpGen.CompilerServices;

/// <summary>
/// A search for the largest |x| over several blocks of memory. Without their signs, floats have the same order as integers with the same
/// bits, and NaN is greater than ∞.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly partial struct LargestMagnitude
{
    /// <summary>Continues the search one float at a time.</summary>
    private static int PlainLargest(ref float values, int count, int soFar)
    {
        for (int i = 0; i < count; i++)
        {
            int magnitude = BitConverter.SingleToInt32Bits(Unsafe.Add(ref values, i)) & int.MaxValue;
            if (magnitude > soFar)
                soFar = magnitude;
        }

        return soFar;
    }
}
