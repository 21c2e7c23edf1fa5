using System;

namespace MlpGen.RandomNumbers;

/// <summary>eˣ with + − × ÷ alone: the C library's gives other bits on other systems.</summary>
internal static class NaturalExponential
{
    private const double Ln2 = 0.693147180559945309;
    private const int Terms = 14;

    /// <summary>
    /// eˣ = 2ᵏ·eʳ with x = k·ln 2 + r and r between ±½ ln 2, where the series of eʳ ends after fourteen terms. The relative error is below
    /// 10⁻¹³ · (1 + |x|).
    /// </summary>
    /// <param name="x">Between −700 and 700; what is below gives 0.</param>
    public static double Of(double x)
    {
        if (x < -700)
            return 0;
        double k = Math.Round(x / Ln2), r = x - (k * Ln2), sum = 1;
        for (int term = Terms; term >= 1; term--)
            sum = 1 + (sum * r / term);
        return sum * BitConverter.Int64BitsToDouble((1023 + (long)k) << 52);
    }
}
