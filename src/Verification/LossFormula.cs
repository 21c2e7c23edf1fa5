using System;

namespace MlpGen.Verification;

/// <summary>A loss of one row, as <see cref="Loss"/> defines it. A new one is a line here.</summary>
/// <param name="Term">What output j adds to E.</param>
/// <param name="Derivative">∂E/∂aⱼ; or ∂E/∂zⱼ, where the loss takes the logits.</param>
/// <param name="OfLogits">It takes the logits and brings the output activation with it; its targets are probabilities.</param>
/// <param name="Kinks">Every aⱼ − yⱼ at which the derivative or its slope jumps.</param>
internal sealed record LossFormula(
    Func<OutputRow, int, Rounded> Term, Func<OutputRow, int, Rounded> Derivative, bool OfLogits = false, params double[] Kinks)
{
    /// <summary>The formula of a loss.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is none.</exception>
    public static LossFormula Of(Loss loss) => loss switch
    {
        Loss.Quadratic => new((row, j) => 0.5 * row.Error(j) * row.Error(j), (row, j) => row.Error(j)),
        Loss.MeanSquaredError => new((row, j) => row.Share * row.Error(j) * row.Error(j), (row, j) => 2 * row.Share * row.Error(j)),
        Loss.MeanAbsoluteError =>
            new((row, j) => row.Share * row.Error(j).Apply(Math.Abs), (row, j) => row.Share * Math.Sign(row.Error(j).Value), Kinks: 0),
        Loss.Huber => new(
            (row, j) => row.Share * row.Error(j).Apply(Huber),
            (row, j) => row.Share * row.Error(j).Apply(e => Math.Clamp(e, -1, 1)), Kinks: [-1, 1]),
        Loss.CrossEntropy =>
            new((row, j) => -row.Y[j] * row.LogSoftmax(j), (row, j) => (row.A[j] * row.TargetSum) - row.Y[j], OfLogits: true),
        Loss.BinaryCrossEntropy => new(
            (row, j) => row.Share
                * ((row.Y[j] * (-row.Z[j]).Apply(Logarithm.Softplus)) + ((1 - row.Y[j]) * row.Z[j].Apply(Logarithm.Softplus))),
            (row, j) => row.Share * row.Error(j),
            OfLogits: true),
        _ => throw new ArgumentOutOfRangeException(nameof(loss), $"Self-checks know no formula of Loss.{loss}."),
    };

    /// <summary>E of one row.</summary>
    public Rounded Value(OutputRow row)
    {
        Rounded sum = 0;
        for (int j = 0; j < row.Y.Length; j++)
            sum += Term(row, j);
        return sum;
    }

    /// <summary>True if an output passes a kink of the loss between two runs of a row.</summary>
    public bool AreApart(OutputRow above, OutputRow below) =>
        Kinks.Length > 0 && Verification.Kinks.AreBetween(above.Errors, below.Errors, Kinks);

    /// <summary>True if the slope of the loss hangs on a rounding.</summary>
    public bool IsAtKink(OutputRow row) => Kinks.Length > 0 && Verification.Kinks.AreNear(row.Errors, Kinks);

    private static double Huber(double e) => Math.Abs(e) <= 1 ? 0.5 * e * e : Math.Abs(e) - 0.5;
}
