using System;

namespace MlpGen.Verification;

/// <summary>Logarithms of 1 and something small, in the full precision of a double.</summary>
internal static class Logarithm
{
    /// <summary>ln(1 + eˣ) = −ln σ(−x), without overflow.</summary>
    public static double Softplus(double x) => Math.Max(x, 0) + OnePlus(Math.Exp(-Math.Abs(x)));

    // ln(1 + x) for x ≥ 0 (Kahan): what 1 + x loses of x, the quotient gives back. double.LogP1 loses it.
    private static double OnePlus(double x) => 1 + x == 1 ? x : Math.Log(1 + x) * (x / (1 + x - 1));
}
