using System;

namespace MlpGen.Networks.Tests.Oracle;

/// <summary>The integral Φ, by Gauss–Legendre quadrature with five points on each of many short intervals.</summary>
internal static class NormalIntegral
{
    // Beyond this limit, the integral is 0 or 1 in double precision.
    private const double Limit = 9;
    private const double Piece = 0.125;
    private static readonly double s_near = Math.Sqrt(5 - (2 * Math.Sqrt(10 / 7.0))) / 3;
    private static readonly double s_far = Math.Sqrt(5 + (2 * Math.Sqrt(10 / 7.0))) / 3;
    private static readonly double s_weightOfNear = (322 + (13 * Math.Sqrt(70))) / 900;
    private static readonly double s_weightOfFar = (322 - (13 * Math.Sqrt(70))) / 900;

    public static double Density(double x) => Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);

    public static double Value(double x)
    {
        double end = Math.Clamp(x, -Limit, Limit), sum = 0.5;
        int pieces = (int)Math.Ceiling(Math.Abs(end) / Piece);
        double half = end / (2 * pieces);
        for (int piece = 0; piece < pieces; piece++)
        {
            double middle = half * ((2 * piece) + 1);
            sum += half * ((128 / 225.0 * Density(middle))
                + (s_weightOfNear * (Density(middle - (half * s_near)) + Density(middle + (half * s_near))))
                + (s_weightOfFar * (Density(middle - (half * s_far)) + Density(middle + (half * s_far)))));
        }

        return sum;
    }
}
