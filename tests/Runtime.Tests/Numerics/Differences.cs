using System;

namespace MlpGen.Runtime.Tests.Numerics;

/// <summary>Computes derivatives from function values alone.</summary>
internal static class Differences
{
    private const double Step = 1e-5;

    /// <summary>Computes (f(x + h) − f(x − h)) / 2h for each coordinate. The error is about 1e-10.</summary>
    public static double[] Central(double[] x, Func<double[], double> f)
    {
        var gradient = new double[x.Length];
        for (int j = 0; j < x.Length; j++)
        {
            double middle = x[j];
            x[j] = middle + Step;
            double above = f(x);
            x[j] = middle - Step;
            double below = f(x);
            x[j] = middle;
            gradient[j] = (above - below) / (2 * Step);
        }

        return gradient;
    }
}
