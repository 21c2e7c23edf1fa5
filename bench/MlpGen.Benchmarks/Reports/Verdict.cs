using System;
using MlpGen.Benchmarks.Measuring;

namespace MlpGen.Benchmarks.Reports;

/// <summary>The comparison of MlpGen with the best peer: the median of the paired ratios and its interval.</summary>
internal sealed record Verdict(double Ratio, double Low, double High)
{
    /// <summary>The verdict: ahead if the interval lies below 1, behind if it lies above, and otherwise level.</summary>
    public string Word => High < 1 ? "ahead" : Low > 1 ? "behind" : "level";

    public static Verdict? FromComparison(Comparison comparison)
    {
        double[] ratios = comparison.Ratios;
        if (ratios.Length == 0)
            return null;
        (double low, double high) = Quantiles.MedianInterval(ratios);
        return new Verdict(ratios.Median(), low, high);
    }
}
