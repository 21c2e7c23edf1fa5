using System;

namespace MlpGen.Verification;

/// <summary>A loss of one row, as <see cref="Loss"/> defines it. A new one is a line here.</summary>
/// <param name="Term">What output j adds to E.</param>
/// <param name="Derivative">∂E/∂aⱼ; or ∂E/∂zⱼ, where the loss takes the logits.</param>
/// <param name="OfLogits">It takes the logits and brings the output activation with it; its targets are probabilities.</param>
/// <param name="Kinks">Every aⱼ − yⱼ at which the derivative or its slope jumps.</param>
internal sealed record LossFormula(Func<OutputRow, int, Rounded> Term, Func<OutputRow, int, Rounded> Derivative, bool OfLogits = false, params double[] Kinks)
{
    /// <summary>The formula of a loss.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is none.</exception>
    public static LossFormula Of(Loss loss) => loss switch
    {
        Loss.Quadratic => new((row, j) => 0.5 * row.Error(j) * row.Error(j), (row, j) => row.Error(j)),
        Loss.MeanSquaredError => new((row, j) => row.Share * row.Error(j) * row.Error(j), (row, j) => 2 * row.Share * row.Error(j)),
        Loss.CrossEntropy => new((row, j) => -row.Y[j] * row.LogSoftmax(j), (row, j) => (row.A[j] * row.TargetSum) - row.Y[j], OfLogits: true),
        Loss.BinaryCrossEntropy => new(
            (row, j) => row.Share * ((row.Y[j] * (-row.Z[j]).Apply(Softplus)) + ((1 - row.Y[j]) * row.Z[j].Apply(Softplus))), (row, j) => row.Share * row.Error(j), OfLogits: true),
        _ => throw new ArgumentOutOfRangeException(nameof(loss), loss, $"Self-checks know no formula of Loss.{loss}."),
    };

    /// <summary>E of one row.</summary>
    public Rounded Value(OutputRow row)
    {
        Rounded sum = 0;
        for (int j = 0; j < row.Y.Length; j++)
            sum += Term(row, j);
        return sum;
    }

    /// <summary>Whether an output passes a kink of the loss between two runs of a row.</summary>
    public bool AreApart(OutputRow above, OutputRow below) => Kinks.Length > 0 && Verification.Kinks.AreBetween(above.Errors, below.Errors, Kinks);

    /// <summary>Whether the slope of the loss hangs on a rounding.</summary>
    public bool IsAtKink(OutputRow row) => Kinks.Length > 0 && Verification.Kinks.AreNear(row.Errors, Kinks);

    // ln(1 + eˣ) = −ln σ(−x), without overflow.
    private static double Softplus(double x) => Math.Max(x, 0) + LogOnePlus(Math.Exp(-Math.Abs(x)));

    // ln(1 + x) for x ≥ 0 in full precision (Kahan): what 1 + x loses of x, the quotient gives back. double.LogP1 loses it.
    private static double LogOnePlus(double x) => 1 + x == 1 ? x : Math.Log(1 + x) * (x / (1 + x - 1));
}
