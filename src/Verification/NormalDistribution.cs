using System;
using MlpGen.Numerics;

namespace MlpGen.Verification;

/// <summary>Computes φ and Φ in double precision.</summary>
internal static class NormalDistribution
{
    private const double Border = 3;
    private const int Levels = 120;
    private static readonly double s_scale = 1 / Math.Sqrt(2 * Math.PI);

    /// <summary>Computes φ(z) = e^(−z²/2)/√(2π).</summary>
    public static double Density(double z) => s_scale * Math.Exp(-z * z / 2);

    /// <summary>
    /// Computes Φ(z), the probability of a value below z. It uses a series near 0 and a continued fraction elsewhere, so that no digits are
    /// lost where Φ is tiny.
    /// </summary>
    public static double Cumulative(double z) =>
        z <= -Border ? Tail(-z)
        : z >= Border ? 1 - Tail(z)
        : 0.5 + (Math.Sign(z) * Center(Math.Abs(z)));

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
