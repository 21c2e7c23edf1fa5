using System;

namespace MlpGen.Networks.Tests.Oracle;

/// <summary>∂f/∂xᵢ ≈ (f(x + h eᵢ) − f(x − h eᵢ)) / 2h: needs nothing but the function.</summary>
internal static class CentralDifferences
{
    /// <summary>Truncation grows with h², rounding with 1/h: here both stay near 1e-10 for values near 1.</summary>
    private const double Step = 1e-5;

    public static double[] Gradient(double[] at, Func<double[], double> function)
    {
        double[] gradient = new double[at.Length];
        double[] moved = [.. at];
        for (int i = 0; i < at.Length; i++)
        {
            moved[i] = at[i] + Step;
            double above = function(moved);
            moved[i] = at[i] - Step;
            double below = function(moved);
            moved[i] = at[i];
            gradient[i] = (above - below) / (2 * Step);
        }

        return gradient;
    }
}
