using System;

namespace MlpGen.DoublePrecision;

/// <summary>Computes φ and Φ in double precision.</summary>
internal static class NormalDistribution
{
    // Below 1, Φ(z) − ½ is at most twice 1 − Φ(z), so their difference from ½ loses no more than a digit. From 1 on, 500 levels of the
    // fraction suffice.
    private const double Border = 1;
    private const int Levels = 500;
    private static readonly double s_scale = 1 / Math.Sqrt(2 * Math.PI);

    /// <summary>
    /// Computes φ(z) = e^(−z²/2)/√(2π). A rounding of z² would cost a digit of the result for each digit of z²/2, so z² is split into a
    /// square without a rounding and a small rest (Cody 1969, "Rational Chebyshev Approximations for the Error Function").
    /// </summary>
    public static double Density(double z)
    {
        if (double.IsInfinity(z))
            return 0;
        double rounded = Math.Truncate(z * 16) / 16;
        return s_scale * Math.Exp(-rounded * rounded / 2) * Math.Exp(-(z - rounded) * (z + rounded) / 2);
    }

    /// <summary>
    /// Computes Φ(z), the probability of a value below z. It uses a series near 0 and a continued fraction elsewhere, so that no digits are
    /// lost where Φ is tiny.
    /// </summary>
    public static double Cumulative(double z) =>
        z <= -Border ? Tail(-z)
        : z >= Border ? 1 - Tail(z)
        : z < 0 ? 0.5 - Center(-z)
        : 0.5 + Center(z);

    // Φ(z) − ½ = φ(z)·(z + z³/3 + z⁵/15 + …), all terms positive (DLMF 7.6.2).
    private static double Center(double z)
    {
        double term = z, sum = z;
        for (int n = 1; term > sum * 1e-18; n++)
        {
            term *= z * z / ((2 * n) + 1);
            sum += term;
        }

        return Density(z) * sum;
    }

    // 1 − Φ(z) = φ(z)/(z + 1/(z + 2/(z + 3/(z + …)))), Laplace (DLMF 7.9.4).
    private static double Tail(double z)
    {
        double rest = 0;
        for (int n = Levels; n >= 1; n--)
            rest = n / (z + rest);
        return double.IsPositiveInfinity(z) ? 0 : Density(z) / (z + rest);
    }
}
