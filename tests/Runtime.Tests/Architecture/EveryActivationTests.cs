using System;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using MlpGen.Numerics;
using MlpGen.Runtime.Tests.Verification;
using MlpGen.Verification;
using Xunit;

namespace MlpGen.Runtime.Tests.Architecture;

/// <summary>Finds the parts of the runtime that a new member of <see cref="Activation"/> does not yet have.</summary>
public sealed class EveryActivationTests
{
    private static readonly float[] s_input = [-1.5f, 0.25f, 2];

    public static TheoryData<Activation> All => [.. Enum.GetValues<Activation>()];

    [Theory]
    [MemberData(nameof(All))]
    public void A_trace_computes_what_the_formulas_of_the_self_checks_give(Activation activation)
    {
        ModelNetwork network = ModelNetwork.Create([3, 5, 4], Activation.Identity, activation, Loss.Quadratic);

        // A rectifier may output only zeros for a row, but then not for the negative of that row.
        float[][] rows = [s_input, [.. s_input.Select(value => -value)]];
        (double Expected, float Traced)[] outputs = [.. rows.SelectMany(row => new ReferenceNetwork(network).Run(row).Outputs
            .Select(output => output.Value)
            .Zip(network.TraceActivations(row)[^1], (expected, traced) => (expected, traced)))];

        Assert.Equal(rows.Length * network.OutputSize, outputs.Length);
        Assert.All(outputs, output => Assert.Equal(output.Expected, output.Traced, 1e-5));
        Assert.Contains(outputs, output => output.Expected != 0);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_derivative_of_a_self_check_is_that_of_its_formula(Activation activation)
    {
        if (ActivationFormula.For(activation) is not { } formula)
        {
            Assert.Equal(Activation.Softmax, activation);
            return;
        }

        const double Step = 1e-5;
        Assert.All(
            new[] { -4.1, -2.3, -0.7, 0.4, 1.9, 3.6 },
            z => Assert.Equal((formula.Value(z + Step) - formula.Value(z - Step)) / (2 * Step), formula.Derivative(z), 1e-8));
    }

    [Fact]
    public void Initialize_names_those_that_begin_with_the_bound_of_He()
    {
        XDocument documentation = XDocument.Load(Path.ChangeExtension(typeof(INetwork).Assembly.Location, ".xml"));
        string remarks = documentation.Descendants("member").Single(member => member.Attribute("name")!.Value == "M:MlpGen.IInferenceNetwork.Initialize(System.Int32)").Value;
        string[] words = remarks.Split([' ', ',', '.', '\n'], StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(
            Enum.GetValues<Activation>().Where(activation => ActivationFunction.For(activation).IsRectifier),
            Enum.GetValues<Activation>().Where(activation => words.Contains($"{activation}")));
    }
}
