using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace MlpGen;

/// <summary>How far the kernels of a network are from the formulas in double precision: what <c>VerifyKernels</c> returns.</summary>
public sealed class KernelReport
{
    /// <summary>The largest error that counts as correct: the same as <see cref="GradientReport.Tolerance"/>.</summary>
    public const double Tolerance = GradientReport.Tolerance;

    internal KernelReport(IReadOnlyList<string> kernels, IReadOnlyList<KernelResult> results)
    {
        Kernels = kernels;
        Results = results;
    }

    /// <summary>The kind of kernel of each layer, from the first hidden layer to the output layer: Scalar, Unrolled or Tiled.</summary>
    public IReadOnlyList<string> Kernels { get; }

    /// <summary>One for each vector width and method.</summary>
    public IReadOnlyList<KernelResult> Results { get; }

    /// <summary>The largest relative error of all, as <see cref="SelfCheckDeviation.Error"/> defines it.</summary>
    public double WorstError => Results.Max(result => result.Worst.Error);

    /// <summary>Nothing is off by more than <see cref="Tolerance"/>.</summary>
    public bool IsCorrect => Results.All(result => result.IsCorrect);

    /// <summary>A sentence, and a table with a line for each vector width and method.</summary>
    public override string ToString()
    {
        StringBuilder text = new();
        text.Append(
            CultureInfo.InvariantCulture, $"Kernels {(IsCorrect ? "agree with" : "differ from")} the formulas in double precision; up to ")
            .Append(FormattableString.Invariant($"{Tolerance:0e-00} is rounding.\n"))
            .AppendJoin(", ", Kernels.Select((kind, index) => $"layer {index + 1}: {kind}"));
        foreach (KernelResult result in Results)
        {
            string emulated = result.IsAccelerated ? "" : ", emulated";
            string width = result.VectorWidth == 0 ? "plain loops" : $"{result.VectorWidth} bits{emulated}";
            text.Append('\n').Append(width).Append(": ")
                .Append(result.IsCorrect ? "" : $"WRONG with {string.Join(", ", result.WrongRowCounts.Select(rows => $"{rows}"))} rows; ")
                .Append(CultureInfo.InvariantCulture, $"at most {result.Worst}, {result.WorstRows} rows");
        }

        return text.ToString();
    }
}
