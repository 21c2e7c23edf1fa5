using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace MlpGen;

/// <summary>The result of <c>VerifyKernels</c>, which compares the kernels of a network with the formulas in double precision.</summary>
public sealed class KernelReport
{
    /// <summary>The largest relative error that counts as correct, equal to <see cref="GradientReport.Tolerance"/>.</summary>
    public const double Tolerance = GradientReport.Tolerance;

    internal KernelReport(IReadOnlyList<string> kernels, IReadOnlyList<KernelResult> results)
    {
        Kernels = kernels;
        Results = results;
    }

    /// <summary>
    /// Gets the kind of kernel of each layer, from the first hidden layer to the output layer: Unrolled or Tiled.
    /// </summary>
    public IReadOnlyList<string> Kernels { get; }

    /// <summary>Gets one result for each vector width and method.</summary>
    public IReadOnlyList<KernelResult> Results { get; }

    /// <summary>Gets the largest relative error of all results, as defined by <see cref="SelfCheckDeviation.Error"/>.</summary>
    public double WorstError => Results.Max(result => result.Worst.Error);

    /// <summary>True if no error is greater than <see cref="Tolerance"/>.</summary>
    public bool IsCorrect => Results.All(result => result.IsCorrect);

    /// <summary>Returns one sentence, followed by a table with one line for each vector width and method.</summary>
    public override string ToString()
    {
        StringBuilder text = new();
        text.Append(
            CultureInfo.InvariantCulture, $"Kernels {(IsCorrect ? "agree with" : "differ from")} the formulas in double precision. ")
            .Append(FormattableString.Invariant($"Errors up to {Tolerance:0e-00} are rounding errors.\n"))
            .AppendJoin(", ", Kernels.Select((kind, index) => $"layer {index + 1}: {kind}"));
        foreach (KernelResult result in Results)
        {
            string emulated = result.IsAccelerated ? "" : ", emulated";
            string width = result.VectorWidth == 32 ? "plain loops" : $"{result.VectorWidth} bits{emulated}";
            text.Append('\n').Append(width).Append(": ")
                .Append(result.IsCorrect ? "" : $"WRONG with {string.Join(", ", result.WrongRowCounts.Select(rows => $"{rows}"))} rows; ")
                .Append(CultureInfo.InvariantCulture, $"at most {result.Worst}, {result.WorstRows} rows");
        }

        return text.ToString();
    }
}
