using System;

namespace MlpGen.RandomNumbers;

/// <summary>The exponential function, computed only with + − × ÷. The C library gives different bits on different systems.</summary>
internal static class NaturalExponential
{
    private const double Ln2 = 0.693147180559945309;
    private const int Terms = 14;

    /// <summary>
    /// Computes eˣ = 2ᵏ·eʳ with x = k·ln 2 + r and |r| ≤ ½ ln 2. The series of eʳ has fourteen terms after the first. The relative error is
    /// below 10⁻¹³ · (1 + |x|).
    /// </summary>
    /// <param name="x">The exponent. At most 700. Below −700, the result is 0.</param>
    public static double Compute(double x)
    {
        if (x < -700)
            return 0;
        double k = Math.Round(x / Ln2), r = x - (k * Ln2), sum = 1;
        for (int term = Terms; term >= 1; term--)
            sum = 1 + (sum * r / term);
        return sum * BitConverter.Int64BitsToDouble((1023 + (long)k) << 52);
    }
}
