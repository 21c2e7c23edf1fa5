using System;

namespace MlpGen.Runtime.Tests.Numerics;

/// <summary>Computes erf in double precision from two independent formulas that meet at 2.</summary>
internal static class ErfReference
{
    private static readonly double s_rootOfPi = Math.Sqrt(Math.PI);

    public static double Evaluate(double x) => Math.Sign(x) * Math.Abs(x) switch
    {
        <= 2 => Series(Math.Abs(x)),
        <= 6 => 1 - ContinuedFraction(Math.Abs(x)),

        // erfc 6 is 2·10⁻¹⁷, which 1 − erfc loses in double precision.
        _ => 1,
    };

    /// <summary>DLMF 7.6.2: erf x = 2/√π·e^−x²·Σ 2ⁿx²ⁿ⁺¹/(1·3·…·(2n + 1)). Every term is positive, so no digits cancel.</summary>
    public static double Series(double x)
    {
        double term = x, sum = x;
        for (int n = 1; term > sum * 1e-18; n++)
        {
            term *= 2 * x * x / ((2 * n) + 1);
            sum += term;
        }

        return 2 / s_rootOfPi * Math.Exp(-x * x) * sum;
    }

    /// <summary>DLMF 7.9.1: √π·e^x²·erfc x = x/(x² + ½/(1 + 1/(x² + (3/2)/(1 + 2/(x² + …))))), for x ≥ 2.</summary>
    public static double ContinuedFraction(double x)
    {
        const int Levels = 80;
        double tail = 0;
        for (int n = Levels; n >= 1; n--)
            tail = n / 2.0 / ((n % 2 == 0 ? x * x : 1) + tail);
        return Math.Exp(-x * x) / s_rootOfPi * x / ((x * x) + tail);
    }
}
