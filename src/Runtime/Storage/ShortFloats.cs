using System;

namespace MlpGen.Storage;

/// <summary>Converts floating-point numbers of 16 bits, all of which are floats too.</summary>
internal static class ShortFloats
{
    /// <summary>Converts a number with 5 bits of exponent (IEEE 754-2019, binary16).</summary>
    public static float FromHalf(ushort bits)
    {
        int sign = (bits & 0x8000) << 16, exponent = (bits >> 10) & 0x1F, fraction = bits & 0x3FF;
        // A subnormal number is a multiple of 2⁻²⁴, and so is its product.
        int magnitude = exponent switch
        {
            0 => BitConverter.SingleToInt32Bits((float)(fraction * 5.9604645E-08f)),
            0x1F => 0x7F800000 | (fraction << 13),
            _ => ((exponent + 112) << 23) | (fraction << 13),
        };
        return BitConverter.Int32BitsToSingle(sign | magnitude);
    }

    /// <summary>Converts a bfloat16, which is the upper half of a float.</summary>
    public static float FromBrain(ushort bits) => BitConverter.Int32BitsToSingle(bits << 16);
}
