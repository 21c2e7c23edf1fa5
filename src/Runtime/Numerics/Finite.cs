using System;

namespace MlpGen.Numerics;

/// <summary>Checks numbers for NaN and infinity.</summary>
internal static partial class Finite
{
    // Non-finite floats have all bits of the exponent set.
    private const int Exponent = 0x7F80_0000;

    /// <summary>Returns true if all floats are finite.</summary>
    public static bool All(ReadOnlySpan<float> values)
    {
#if NET8_0_OR_GREATER
        if (Simd.IsFast)
            return AllInVectors(values);
#endif
        return AllPlainly(values);
    }

    internal static bool AllPlainly(ReadOnlySpan<float> values)
    {
        foreach (float value in values)
        {
            if ((BitConverter.SingleToInt32Bits(value) & Exponent) == Exponent)
                return false;
        }

        return true;
    }
}
