using System;

namespace MlpGen.DoublePrecision;

/// <summary>Logarithms of 1 plus a small number, in full double precision.</summary>
internal static class Logarithm
{
    /// <summary>Computes ln(1 + eˣ) = −ln σ(−x) without overflow.</summary>
    public static double Softplus(double x) => Math.Max(x, 0) + OnePlus(Math.Exp(-Math.Abs(x)));

    /// <summary>
    /// Computes ln(1 + x) for x ≥ 0 (Kahan). The quotient restores the digits of x that 1 + x loses. double.LogP1 loses them.
    /// </summary>
    public static double OnePlus(double x) => 1 + x == 1 || double.IsInfinity(x) ? x : Math.Log(1 + x) * (x / (1 + x - 1));
}
