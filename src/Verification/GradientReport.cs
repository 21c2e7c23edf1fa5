using System;

namespace MlpGen;

/// <summary>
/// The result of <c>VerifyGradients</c>, which compares the generated backward pass of a network with central differences.
/// </summary>
public sealed class GradientReport
{
    /// <summary>
    /// The largest relative error that counts as correct: 10⁻⁵, about 170 times the rounding error of a float. The errors of a correct
    /// network are several times smaller. A mistake in a backward pass rarely causes an error below 10⁻³.
    /// </summary>
    public const double Tolerance = 1e-5;

    internal GradientReport(SelfCheckDeviation? worst, int checkedCount, int kinkCount, int totalCount)
    {
        Worst = worst;
        CheckedCount = checkedCount;
        KinkCount = kinkCount;
        TotalCount = totalCount;
    }

    /// <summary>Gets the derivative with the largest error, or null if none could be checked.</summary>
    public SelfCheckDeviation? Worst { get; }

    /// <summary>
    /// Gets the relative error of <see cref="Worst"/>, as defined by <see cref="SelfCheckDeviation.Error"/>. 0 if there is none.
    /// </summary>
    public double WorstError => Worst?.Error ?? 0;

    /// <summary>Gets the number of parameters and inputs whose derivatives were compared.</summary>
    public int CheckedCount { get; }

    /// <summary>
    /// Gets the number of parameters and inputs that were skipped at a kink, such as Relu at 0. If the step of a central difference starts
    /// on a kink or crosses one, the difference does not approximate a derivative.
    /// </summary>
    public int KinkCount { get; }

    /// <summary>
    /// Gets the total number of parameters and of inputs in all rows. For a large network, only a sample of them is checked.
    /// </summary>
    public int TotalCount { get; }

    /// <summary>True if at least one derivative was checked and no error is greater than <see cref="Tolerance"/>.</summary>
    public bool IsCorrect => CheckedCount > 0 && WorstError <= Tolerance;

    private bool IsSample => CheckedCount + KinkCount < TotalCount;

    /// <summary>Returns the result in a few sentences: the largest error, its location, and the number of derivatives checked.</summary>
    public override string ToString()
    {
        string result = Worst is null
            ? "No gradient could be checked."
            : $"Gradients {(IsCorrect ? "agree with" : "differ from")} central differences: "
                + FormattableString.Invariant($"the worst relative error is {Worst}. Errors up to {Tolerance:0e-00} are rounding errors.");
        return $"{result} {CheckedCount} of {TotalCount} parameters and inputs were checked{(IsSample ? " (a sample)" : "")}. "
            + $"{KinkCount} were skipped at kinks.";
    }
}
