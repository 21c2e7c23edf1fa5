using System;
using System.Linq;
using MlpGen.Losses;
using MlpGen.Numerics;
using MlpGen.Verification;
using Xunit;

namespace MlpGen.Runtime.Tests.Architecture;

/// <summary>Finds the parts of the runtime that a new member of <see cref="Loss"/> does not yet have.</summary>
public sealed class EveryLossTests
{
    private const float Scale = 0.5f;

    // Four outputs fill a padded row.
    private static readonly float[] s_outputs = [0.8f, -0.3f, 0.1f, -1.7f];
    private static readonly float[] s_targets = [0.25f, 0.5f, 0.125f, 0.125f];

    public static TheoryData<Loss> All => [.. Enum.GetValues<Loss>()];

    [Theory]
    [MemberData(nameof(All))]
    public void A_step_computes_what_the_formulas_of_the_self_checks_give(Loss loss)
    {
        NetworkLoss computed = new(loss, Rounding.Machine, weights: null);
        LossFormula formula = LossFormula.For(loss);
        OutputRow row = Row(loss);
        float[] outputs = [.. s_outputs], targets = [.. s_targets], gradients = new float[4];

        double value = computed.Evaluate(ref outputs[0], ref gradients[0], 4, 4, ref targets[0], 4, 0, 1, Scale);

        Assert.Equal(computed.TakesLogits, formula.OfLogits);
        Assert.Equal(formula.Value(row).Value, value, 1e-5);
        Assert.All(gradients.Index(), item => Assert.Equal(Scale * formula.Derivative(row, item.Index).Value, item.Item, 1e-6));
        Assert.Contains(gradients, gradient => gradient != 0);
    }

    // A loss of logits reads the numbers as z, and any other loss reads them as a.
    private static OutputRow Row(Loss loss)
    {
        Rounded[] sums = [.. s_outputs.Select(output => (Rounded)output)];
        Rounded[] outputs = loss switch
        {
            Loss.CrossEntropy => OutputRow.Softmax(sums),
            Loss.BinaryCrossEntropy => Array.ConvertAll(sums, z => z.Apply(ActivationFormula.For(Activation.Sigmoid)!.Value)),
            _ => sums,
        };
        return new OutputRow(sums, outputs, Array.ConvertAll(s_targets, target => (double)target));
    }
}
