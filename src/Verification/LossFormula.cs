using System;
using MlpGen.Numerics;

namespace MlpGen.Verification;

/// <summary>The formula of a loss for one row, as defined by <see cref="Loss"/>. To support another loss, add a line here.</summary>
/// <param name="Term">The contribution of output j to E.</param>
/// <param name="Derivative">The derivative ∂E/∂aⱼ, or ∂E/∂zⱼ if the loss uses logits.</param>
/// <param name="OfLogits">True if the loss uses logits and includes the output activation. Its targets are probabilities.</param>
/// <param name="Kinks">All aⱼ − yⱼ at which the derivative or its slope is not continuous.</param>
internal sealed record LossFormula(
    Func<OutputRow, int, Rounded> Term, Func<OutputRow, int, Rounded> Derivative, bool OfLogits = false, params double[] Kinks)
{
    private static readonly Func<double, double> s_softplus = ActivationFormula.For(Activation.Softplus)!.Value;

    /// <summary>Returns the formula of a loss.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The loss is undefined.</exception>
    public static LossFormula For(Loss loss) => loss switch
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
                * ((row.Y[j] * (-row.Z[j]).Apply(s_softplus)) + ((1 - row.Y[j]) * row.Z[j].Apply(s_softplus))),
            (row, j) => row.Share * row.Error(j),
            OfLogits: true),
        _ => throw new ArgumentOutOfRangeException(nameof(loss), $"The self-checks do not support Loss.{loss}."),
    };

    /// <summary>Returns the loss E of one row.</summary>
    public Rounded Value(OutputRow row)
    {
        Rounded sum = 0;
        for (int j = 0; j < row.Y.Length; j++)
            sum += Term(row, j);
        return sum;
    }

    /// <summary>True if an output crosses a kink of the loss between two runs of a row.</summary>
    public bool AreApart(OutputRow above, OutputRow below) =>
        Kinks.Length > 0 && Verification.Kinks.AreBetween(above.Errors, below.Errors, Kinks);

    /// <summary>True if the slope of the loss depends on rounding.</summary>
    public bool IsAtKink(OutputRow row) => Kinks.Length > 0 && Verification.Kinks.AreNear(row.Errors, Kinks);

    private static double Huber(double e) => Math.Abs(e) <= 1 ? 0.5 * e * e : Math.Abs(e) - 0.5;
}
