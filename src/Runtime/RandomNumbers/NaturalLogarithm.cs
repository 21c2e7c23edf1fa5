using System;

namespace MlpGen.RandomNumbers;

/// <summary>The natural logarithm, computed only with + − × ÷. The C library gives different bits on different systems.</summary>
internal static class NaturalLogarithm
{
    private const double Ln2 = 0.693147180559945309;

    /// <summary>
    /// Computes ln x of a positive normal number as 2·artanh((m − 1)/(m + 1)) + e·ln 2 (Abramowitz and Stegun 1964, 4.1.27) with x = m·2ᵉ
    /// and m between √½ and √2. The error is below 10⁻¹².
    /// </summary>
    public static double Compute(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        int exponent = (int)(bits >> 52) - 1022;
        double m = BitConverter.Int64BitsToDouble((bits & 0x000FFFFFFFFFFFFF) | 0x3FE0000000000000);
        if (m < 0.70710678118654752)
        {
            m *= 2;
            exponent--;
        }

        double w = (m - 1) / (m + 1), square = w * w, power = w, sum = 0;
        for (int odd = 1; odd <= 15; odd += 2)
        {
            sum += power / odd;
            power *= square;
        }

        return (2 * sum) + (exponent * Ln2);
    }
}
