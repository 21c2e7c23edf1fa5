using System;
using MlpGen.Networks.Tests.Corpus;

namespace MlpGen.Networks.Tests.Oracle;

/// <summary>The relative error ‖g − ĝ‖₂ / ‖ĝ‖₂ of one weight or bias tensor, which the accuracy requirement limits.</summary>
internal static class TensorError
{
    /// <summary>The largest absolute value that is accepted where exactly 0 is expected.</summary>
    private const double Zero = 1e-7;

    public static double Relative(double[] expected, double[] actual, Tensor tensor) =>
        Relative(expected.AsSpan(tensor.Offset, tensor.Length), actual.AsSpan(tensor.Offset, tensor.Length));

    /// <summary>
    /// Returns the relative error. If ĝ is exactly zero, the result is 0 if g is zero up to rounding, and infinite otherwise. NaN counts as
    /// infinite.
    /// </summary>
    public static double Relative(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual)
    {
        double squaredNorm = 0;
        double squaredError = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            squaredNorm += expected[i] * expected[i];
            squaredError += (actual[i] - expected[i]) * (actual[i] - expected[i]);
        }

        double error = squaredNorm == 0
            ? (Math.Sqrt(squaredError) <= Zero ? 0 : double.PositiveInfinity)
            : Math.Sqrt(squaredError / squaredNorm);
        return double.IsNaN(error) ? double.PositiveInfinity : error;
    }
}
