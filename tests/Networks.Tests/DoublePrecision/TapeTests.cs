using System;
using System.Collections.Generic;
using System.Linq;
using MlpGen.Networks.Tests.Corpus;
using MlpGen.Networks.Tests.Oracle;
using MlpGen.Storage;
using Xunit;

namespace MlpGen.Networks.Tests.DoublePrecision;

/// <summary>
/// The double twin with every activation and every loss that may stand together, against the tape: each number within 10⁻⁹ of itself. The
/// tape shares no code with the twin, and neither do the forms of its formulas.
/// </summary>
public sealed class TapeTests
{
    private const double Tolerance = 1e-9;

    // What both lose where terms of a sum cancel.
    private const double Noise = 1e-15;
    private const int Rows = 5;

    public static TheoryData<Activation, Loss> OutputsAndLosses { get; } = [.. Pairs()];

    private static IEnumerable<Activation> Hidden => Enum.GetValues<Activation>().Where(activation => activation != Activation.Softmax);

    [Theory]
    [MemberData(nameof(OutputsAndLosses))]
    public void Loss_and_gradient(Activation output, Loss loss)
    {
        foreach (Case it in Cases(output, loss))
        {
            double[] expected = new double[it.Spec.ParameterCount];
            double expectedLoss = Enumerable.Range(0, Rows).Sum(row => it.Tape.AddLossGradient(it.Input(row), it.Target(row), expected));
            double[] gradient = new double[expected.Length];
            double found = it.Twin.ComputeGradient(it.Inputs, it.Targets, gradient);

            it.Equal([expectedLoss / Rows], [found], "the loss");
            it.Equal([expectedLoss / Rows], [it.Twin.ComputeLoss(it.Inputs, it.Targets)], "the loss without a gradient");
            it.Equal(Array.ConvertAll(expected, x => x / Rows), gradient, "the gradient");
        }
    }

    [Theory]
    [MemberData(nameof(OutputsAndLosses))]
    public void Outputs_and_products(Activation output, Loss loss)
    {
        foreach (Case it in Cases(output, loss))
        {
            double[] expected = new double[it.Spec.ParameterCount];
            double[] expectedInputs = [.. Enumerable.Range(0, Rows).SelectMany(row => it.Tape.AddProduct(it.Input(row), it.OutputGradient(row), expected))];
            double[] gradient = new double[expected.Length], inputGradients = new double[expectedInputs.Length], outputs = new double[Rows * it.Spec.OutputSize];
            it.Twin.Backward(it.Inputs, it.OutputGradients, gradient, inputGradients);
            it.Twin.Forward(it.Inputs, outputs);

            it.Equal([.. Enumerable.Range(0, Rows).SelectMany(row => it.Tape.Forward(it.Input(row)))], outputs, "the outputs");
            it.Equal(expected, gradient, "the gradient of the parameters");
            it.Equal(expectedInputs, inputGradients, "the gradient of the inputs");
        }
    }

    [Fact]
    public void Labels_are_rows_of_zeros_and_a_one()
    {
        foreach (Case it in Cases(Activation.Softmax, Loss.CrossEntropy))
        {
            double[] targets = [.. Enumerable.Range(0, Rows).SelectMany(it.Sample.OneHot)];
            double[] byTargets = new double[it.Spec.ParameterCount], byLabels = new double[byTargets.Length];
            double expected = it.Twin.ComputeGradient(it.Inputs, targets, byTargets);
            double found = it.Twin.ComputeGradient(it.Inputs, it.Sample.Labels.AsSpan(0, Rows), byLabels);

            Assert.Equal(expected, found);
            Assert.Equal(expected, it.Twin.ComputeLoss(it.Inputs, it.Sample.Labels.AsSpan(0, Rows)));
            Assert.Equal(byTargets, byLabels);
        }
    }

    private static IEnumerable<(Activation Output, Loss Loss)> Pairs() =>
        from output in Enum.GetValues<Activation>()
        from loss in Enum.GetValues<Loss>()
        where loss switch
        {
            Loss.CrossEntropy => output == Activation.Softmax,
            Loss.BinaryCrossEntropy => output == Activation.Sigmoid,
            _ => true,
        }
        select (output, loss);

    private static IEnumerable<Case> Cases(Activation output, Loss loss) =>
        Hidden.Select(hidden => new Case(new NetworkSpec($"Twin{hidden}{output}{loss}", [3, 6, 5, 4], [hidden, Activation.Tanh, output], loss)));

    // Parameters that no float has, so that a rounding to float anywhere shows.
    private sealed class Case
    {
        public Case(NetworkSpec spec)
        {
            Spec = spec;
            Sample = Sample.Draw(spec, seed: 1);
            double[] parameters = Sample.Nudge(1e-6, direction: 1).Parameters;
            Assert.Contains(parameters, parameter => parameter != (float)parameter);
            Tape = new TapeNetwork(spec, parameters);
            Twin = new DoubleNetwork(new NetworkShape(spec.Sizes, spec.Activations, spec.Loss), spec.Name);
            Twin.SetParameters(parameters);
        }

        public NetworkSpec Spec { get; }

        public Sample Sample { get; }

        public TapeNetwork Tape { get; }

        public DoubleNetwork Twin { get; }

        public double[] Inputs => [.. Enumerable.Range(0, Rows).SelectMany(Sample.Input)];

        public double[] Targets => [.. Enumerable.Range(0, Rows).SelectMany(Sample.Target)];

        public double[] OutputGradients => [.. Enumerable.Range(0, Rows).SelectMany(Sample.OutputGradient)];

        public double[] Input(int row) => Sample.Input(row);

        public double[] Target(int row) => Sample.Target(row);

        public double[] OutputGradient(int row) => Sample.OutputGradient(row);

        public void Equal(double[] expected, double[] found, string what)
        {
            Assert.Equal(expected.Length, found.Length);
            for (int i = 0; i < expected.Length; i++)
            {
                double allowed = (Tolerance * Math.Abs(expected[i])) + Noise;
                Assert.True(Math.Abs(found[i] - expected[i]) <= allowed, $"{Spec}: {what} at {i} is {found[i]:R}, expected {expected[i]:R}");
            }
        }
    }
}
