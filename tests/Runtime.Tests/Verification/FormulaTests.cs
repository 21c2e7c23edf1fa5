using System;
using System.Linq;
using MlpGen.Numerics;
using MlpGen.Verification;
using Xunit;

namespace MlpGen.Runtime.Tests.Verification;

/// <summary>The formulas of every activation and loss, and their derivatives, which match the functions.</summary>
public sealed class FormulaTests
{
    private const double Step = 1e-6;
    private static readonly double[] s_points = [-30, -7.3, -3.1, -1, -0.4, 0.3, 1, 2.9, 6, 30];

    public static TheoryData<Activation> Activations => [.. Enum.GetValues<Activation>()];

    public static TheoryData<Loss> Losses => [.. Enum.GetValues<Loss>()];

    [Theory]
    [MemberData(nameof(Activations))]
    public void The_derivative_of_an_activation_is_its_slope_but_at_kinks(Activation activation)
    {
        if (ActivationFormula.For(activation) is not { } formula)
        {
            Assert.Equal(Activation.Softmax, activation);
            return;
        }

        foreach (double z in s_points)
            Assert.Equal((formula.Value(z + Step) - formula.Value(z - Step)) / (2 * Step), formula.Derivative(z), 1e-8 * Math.Max(1, Math.Abs(z)));

        // Every jump is at a kink that the formula names.
        for (int i = -800; i < 800; i++)
        {
            double z = i / 100.0, next = z + 0.01;
            double jump = Math.Abs(formula.Derivative(next) - formula.Derivative(z));
            Assert.True(jump < 0.1 || formula.Kinks.Any(kink => z <= kink && kink <= next), $"The derivative of {activation} jumps between {z} and {next}, where the formula names no kink.");
        }
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void The_derivative_of_a_loss_is_its_slope(Loss loss)
    {
        LossFormula formula = LossFormula.For(loss);
        double[] z = [0.3, -1.2, 2.5], y = formula.OfLogits ? [0.2, 0.9, 0.4] : [-0.5, 1.5, 0.25];
        for (int j = 0; j < z.Length; j++)
        {
            double above = formula.Value(Row(Moved(z, j, Step), y, loss)).Value, below = formula.Value(Row(Moved(z, j, -Step), y, loss)).Value;
            Assert.Equal((above - below) / (2 * Step), formula.Derivative(Row(z, y, loss), j).Value, 1e-8);
        }
    }

    [Fact]
    public void Nothing_overflows_or_loses_its_digits_where_functions_saturate()
    {
        ActivationFormula sigmoid = ActivationFormula.For(Activation.Sigmoid)!, tanh = ActivationFormula.For(Activation.Tanh)!;
        Assert.Equal(1, sigmoid.Derivative(40) / Math.Exp(-40), 1e-12);
        Assert.Equal(1, sigmoid.Derivative(-40) / Math.Exp(-40), 1e-12);
        Assert.Equal(1, tanh.Derivative(20) / (4 * Math.Exp(-40)), 1e-12);
        Assert.Equal(0, sigmoid.Derivative(800));

        double[] z = [1000, -1000];
        Assert.Equal(2000, LossFormula.For(Loss.CrossEntropy).Value(Row(z, [0, 1], Loss.CrossEntropy)).Value);
        Assert.Equal(1000, LossFormula.For(Loss.BinaryCrossEntropy).Value(Row(z, [0, 1], Loss.BinaryCrossEntropy)).Value);
    }

    private static double[] Moved(double[] z, int index, double step) => [.. z.Select((x, i) => i == index ? x + step : x)];

    // Builds a row as the loss requires of the output layer. For other losses, a = z, so ∂E/∂a is also the slope.
    private static OutputRow Row(double[] z, double[] y, Loss loss)
    {
        Rounded[] sums = Array.ConvertAll(z, x => (Rounded)x);
        Rounded[] outputs = loss switch
        {
            Loss.CrossEntropy => OutputRow.Softmax(sums),
            Loss.BinaryCrossEntropy => Array.ConvertAll(sums, x => x.Apply(ActivationFormula.For(Activation.Sigmoid)!.Value)),
            _ => sums,
        };
        return new OutputRow(sums, outputs, y);
    }
}
