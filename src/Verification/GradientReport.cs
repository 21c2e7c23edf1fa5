using System;

namespace MlpGen;

/// <summary>How far the generated backward pass of a network is from central differences: what <c>VerifyGradients</c> returns.</summary>
public sealed class GradientReport
{
    /// <summary>
    /// The largest error that counts as correct: 10⁻⁵, about 170 roundings of a float. That of a correct network is a few times smaller;
    /// mistakes in a backward pass are rarely smaller than 10⁻³.
    /// </summary>
    public const double Tolerance = 1e-5;

    internal GradientReport(SelfCheckDeviation? worst, int checkedCount, int kinkCount, int totalCount)
    {
        Worst = worst;
        CheckedCount = checkedCount;
        KinkCount = kinkCount;
        TotalCount = totalCount;
    }

    /// <summary>The derivative that is furthest off; null where none could be checked.</summary>
    public SelfCheckDeviation? Worst { get; }

    /// <summary>
    /// The relative error of <see cref="Worst"/>, as <see cref="SelfCheckDeviation.Error"/> defines it; 0 where there is none.
    /// </summary>
    public double WorstError => Worst?.Error ?? 0;

    /// <summary>The parameters and inputs whose derivatives were compared.</summary>
    public int CheckedCount { get; }

    /// <summary>
    /// The parameters and inputs that were left out, because a step in them takes a unit across a kink (Relu at 0) or starts on one, where
    /// a central difference is no derivative.
    /// </summary>
    public int KinkCount { get; }

    /// <summary>All parameters, and all inputs of all rows. Of a large network a sample is checked.</summary>
    public int TotalCount { get; }

    /// <summary>Something was checked, and nothing is off by more than <see cref="Tolerance"/>.</summary>
    public bool IsCorrect => CheckedCount > 0 && WorstError <= Tolerance;

    private bool IsSample => CheckedCount + KinkCount < TotalCount;

    /// <summary>The result in a sentence or two: what is worst and where, and how much was checked.</summary>
    public override string ToString()
    {
        string result = Worst is null
            ? "No gradient could be checked."
            : $"Gradients {(IsCorrect ? "agree with" : "differ from")} central differences: "
                + FormattableString.Invariant($"the worst relative error is {Worst}; up to {Tolerance:0e-00} is rounding.");
        return $"{result} {CheckedCount} of {TotalCount} parameters and inputs were checked{(IsSample ? ", a sample" : "")}; "
            + $"{KinkCount} were left out at kinks.";
    }
}
