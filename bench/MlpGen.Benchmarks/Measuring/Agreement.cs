using System;

namespace MlpGen.Benchmarks.Measuring;

/// <summary>Checks that two peers compute the same results.</summary>
internal static class Agreement
{
    private const double OutputTolerance = 1e-4;
    private const double LossTolerance = 1e-3;

    /// <summary>Returns the fault of a peer's outputs, or null. Each output must lie within 10⁻⁴ of the largest.</summary>
    public static string? OfOutputs(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual)
    {
        if (expected.Length != actual.Length)
            return $"wrong: {actual.Length} outputs instead of {expected.Length}";
        double largest = 0, error = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            largest = Math.Max(largest, Math.Abs(expected[i]));
            error = Math.Max(error, Math.Abs((double)expected[i] - actual[i]));
        }

        return error <= OutputTolerance * largest ? null : $"wrong: its outputs differ by up to {error / largest:G2} of the largest";
    }

    /// <summary>Returns the fault of a peer's loss, or null. The loss must lie within 10⁻³.</summary>
    public static string? OfLoss(float expected, float actual, int steps) => Math.Abs((double)expected - actual) <= LossTolerance * Math.Abs(expected)
        ? null
        : $"wrong: its loss after {steps} steps is {actual:G5} instead of {expected:G5}";
}
