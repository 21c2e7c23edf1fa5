using System;
using System.Runtime.CompilerServices;

namespace MlpGen.Numerics;

/// <summary>
/// Computes a·b + c with one rounding in double precision, for machines without fused multiply-add (Boldo and Melquiond 2008, "Emulation of
/// a FMA and Correctly Rounded Sums: Proved Algorithms Using Rounding to Odd"). The proof is in decision 25.
/// </summary>
internal static partial class SoftwareFusedMultiplyAdd
{
    // The lowest 28 bits of a double are 0 for every float and for every midpoint between two floats.
    private const long LowBits = 0xFFF_FFFF;

    /// <summary>Computes a·b + c with the bits of <c>MathF.FusedMultiplyAdd</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Compute(float a, float b, float c)
    {
        // The product of two floats is exact in double.
        double product = (double)a * b, sum = product + c;
        long bits = BitConverter.DoubleToInt64Bits(sum);
        return (bits & LowBits) != 0 ? (float)sum : RoundToOdd(product, c, sum, bits);
    }

    /// <summary>
    /// Rounds a sum that may be a midpoint between two floats. If the sum in double was not exact, it moves toward the exact sum first.
    /// </summary>
    private static float RoundToOdd(double product, double c, double sum, long bits)
    {
        // The rounding error of the sum, exactly (Knuth's two-sum). It is NaN if the sum is not finite.
        double t = sum - product;
        double error = (product - (sum - t)) + (c - t);
        if (error > 0 || error < 0)
            sum = BitConverter.Int64BitsToDouble(bits + (error > 0 == sum > 0 ? 1 : -1));
        return (float)sum;
    }
}
