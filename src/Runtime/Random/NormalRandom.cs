using System;

namespace MlpGen;

/// <summary>
/// Normal random numbers, mean 0 and standard deviation 1, by the polar method (Marsaglia and Bray 1964, "A Convenient Method for Generating Normal
/// Variables"; Knuth, volume 2, 3.4.1, algorithm P), with + − × ÷ √ alone, so that a seed gives the same numbers on every machine.
/// </summary>
/// <remarks>A struct: a copy continues on its own from where it was copied.</remarks>
internal struct NormalRandom(ulong seed, ulong stream)
{
    private Pcg32 _uniform = new(seed, stream);
    private double _spare = double.NaN;

    /// <summary>The next number.</summary>
    public float Next()
    {
        if (!double.IsNaN(_spare))
        {
            double spare = _spare;
            _spare = double.NaN;
            return (float)spare;
        }

        double x, y, square;
        do
        {
            x = Symmetric();
            y = Symmetric();
            square = (x * x) + (y * y);
        }
        while (square is >= 1 or 0);
        double factor = Math.Sqrt(-2 * Ln(square) / square);
        _spare = y * factor;
        return (float)(x * factor);
    }

    /// <summary>Uniform in (−1, 1), in steps that are fine enough for the tail.</summary>
    private double Symmetric() => (_uniform.NextUInt32() + 0.5) * (1.0 / (1L << 31)) - 1;

    /// <summary>ln x of a normal number: 2·artanh((m − 1)/(m + 1)) + e·ln 2 (Abramowitz and Stegun 1964, 4.1.27) with x = m·2ᵉ and m near 1. The error is below 10⁻¹².</summary>
    private static double Ln(double x)
    {
        const double Ln2 = 0.693147180559945309;
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
