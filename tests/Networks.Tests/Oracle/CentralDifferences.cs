using System;

namespace MlpGen.Networks.Tests.Oracle;

/// <summary>Central differences ∂f/∂xᵢ ≈ (f(x + h eᵢ) − f(x − h eᵢ)) / 2h, which need only the function.</summary>
internal static class CentralDifferences
{
    /// <summary>
    /// The step h. The truncation error grows with h² and the rounding error with 1/h. For values near 1, both are about 1e-10 here.
    /// </summary>
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
