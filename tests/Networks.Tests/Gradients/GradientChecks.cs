using System;
using System.Linq;
using MlpGen.Networks.Tests.Corpus;
using MlpGen.Networks.Tests.Harness;
using MlpGen.Networks.Tests.Oracle;
using MlpGen.Networks.Tests.Parity;
using MlpGen.Steps;
using Xunit;

namespace MlpGen.Networks.Tests.Gradients;

/// <summary>
/// Compares every activation with every loss and kernel kind against central differences in double precision. Only the oracle's forward
/// pass and loss are trusted here. The only backpropagation that runs is the generated one.
/// </summary>
public sealed class GradientChecks
{
    private const int Batch = 5;

    public static TheoryData<string, string> NetworksAndKernels => Turns.Pairs(Combinations.SmallNetworks);

    [Theory]
    [MemberData(nameof(NetworksAndKernels))]
    public void Gradient_agrees_with_central_differences(string name, string kernel)
    {
        Subject subject = Create(name, kernel);
        double[] differences = CentralDifferences.Gradient(
            Sample.ToDouble(subject.Sample.Parameters),
            parameters =>
            {
                SlowNetwork oracle = new(subject.Spec, parameters);
                return Enumerable.Range(0, Batch).Average(row => oracle.Loss(subject.Sample.Input(row), subject.Sample.Target(row)));
            });
        Guarded gradient = new(subject.Spec.ParameterCount);
        subject.Network.ComputeGradient(subject.Inputs(Batch), subject.Targets(Batch), gradient.Span);
        subject.GradientEquals(differences, gradient, Batch);
    }

    [Theory]
    [MemberData(nameof(NetworksAndKernels))]
    public void Backward_agrees_with_central_differences(string name, string kernel)
    {
        Subject subject = Create(name, kernel);
        double[] weights = subject.Sample.OutputGradient(0);
        double[] input = subject.Sample.Input(0);
        double[] parameters = Sample.ToDouble(subject.Sample.Parameters);
        double Product(double[] p, double[] x) => new SlowNetwork(subject.Spec, p).Forward(x).Zip(weights, (a, g) => a * g).Sum();
        Guarded gradient = new(subject.Spec.ParameterCount);
        Guarded inputGradient = new(subject.Spec.InputSize);
        subject.Network.Backward(subject.Inputs(1), subject.OutputGradients(1), gradient.Span, inputGradient.Span);
        subject.GradientEquals(CentralDifferences.Gradient(parameters, p => Product(p, input)), gradient, 1);
        subject.TensorEquals(CentralDifferences.Gradient(input, x => Product(parameters, x)), inputGradient.ToDouble(..), 1, "the gradient of the inputs");
    }

    private static Subject Create(string name, string kernel)
    {
        NetworkSpec spec = Combinations.SmallNetworks.Single(spec => spec.Name == name);
        Reference reference = Reference.For(spec);
        KernelKind kind = Enum.Parse<KernelKind>(kernel);
        return new Subject(spec, kind, Turns.Widths(spec, kind)[^1], reference.Sample, reference.Expected);
    }
}
