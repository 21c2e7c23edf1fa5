using System;
using System.Collections.Generic;
using System.Linq;

namespace MlpGen.Benchmarks.Measuring;

/// <summary>Statistics of many samples.</summary>
internal static class Quantiles
{
    public static double Median(this IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// <summary>
    /// Returns an interval that contains the median with at least 95 % confidence, whatever the distribution. Its bounds are the order statistics of the
    /// sign test. The number of samples below the median is binomial with ½. As many ranks are cut off on each side as together have at
    /// most 2.5 % probability.
    /// </summary>
    public static (double Low, double High) MedianInterval(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        int n = sorted.Length;
        double probability = Math.Pow(0.5, n);
        double tail = probability;
        int cut = 0;
        while (tail <= 0.025 && cut < n / 2)
        {
            cut++;
            probability *= (double)(n - cut + 1) / cut;
            tail += probability;
        }

        cut = Math.Max(cut - 1, 0);
        return (sorted[cut], sorted[n - 1 - cut]);
    }
}
