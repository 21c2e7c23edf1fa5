using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using MlpGen.Generator.Tests.Harness;
using Xunit;

namespace MlpGen.Generator.Tests.Diagnostics;

/// <summary>A class with an error gets its own diagnostics and nothing else: what is generated for it adds none of C#'s.</summary>
public sealed class RulesAndGeneratorTests
{
    private const string Uses = """

        static class Uses
        {
            static float All(float[] x, float[] y, int[] labels, System.IO.Stream stream)
            {
                var net = new Net(seed: 1);
                net = Net.Load("file"); net = Net.Load(stream); net.LoadFrom("file"); net.LoadFrom(stream); net.Save("file"); net.Save(stream);
                net.Initialize(2); net.Forward(x, y); labels[0] = net.Classify(x); net.Classify(x, labels);
                net.GetParameters(x); net.SetParameters(x); net.Backward(x, y, x, default);
                MlpGen.Trainer trainer = net.CreateTrainer(new MlpGen.Sgd());
                MlpGen.INetwork network = net;
                const int Sum = Net.InputSize + Net.OutputSize + Net.ParameterCount;
                return net.ComputeLoss(x, y) + net.ComputeGradient(x, y, x) + trainer.Step(x, y) + Net.LayerSizes.Length + Sum + network.InputSize;
            }
        }
        """;

    public static TheoryData<string> Names => [.. RuleCase.All.Select(rule => rule.ToString())];

    [Theory]
    [MemberData(nameof(Names))]
    public void Generated_code_adds_no_error(string name)
    {
        RuleCase rule = RuleCase.Find(name);
        Assert.Empty(Errors(MarkedSource.Parse(rule.Source).Text).Except(rule.CSharpErrors));
    }

    [Theory]
    [InlineData("[Mlp] partial class Net { }")]
    [InlineData("[Mlp(2)] partial class Net { }")]
    [InlineData("[Mlp(2, 0)] partial class Net { }")]
    [InlineData("[Mlp(null)] partial class Net { }")]
    [InlineData("[Mlp(2, 70000)] partial class Net { }")]
    [InlineData("[Mlp(2, 2, 1, Hidden = Activation.Softmax)] partial class Net { }")]
    [InlineData("[Mlp(2, 1, Loss = Loss.BinaryCrossEntropy, Output = Activation.Tanh)] partial class Net { }")]
    [InlineData("[Mlp(2, 1)] [MlpLayer(4)] partial class Net { }")]
    [InlineData("[Mlp(2, 1)] [MlpLayer(1)] [MlpLayer(1)] partial class Net { }")]
    [InlineData("class Base { public Base(string name) { } } [Mlp(2, 1)] partial class Net : Base { }")]
    [InlineData("[Mlp(2, 1)] partial record Net { }")]
    public void Nor_do_the_uses_of_a_class_that_is_wrong(string source)
    {
        Assert.NotEqual([], Parse.Broken("using MlpGen; " + source).Message);
        Assert.Empty(Errors("using MlpGen; " + source + Uses));
    }

    [Fact]
    public void Labels_are_there_where_the_loss_takes_them() => Assert.Empty(Errors(
        "using MlpGen; [Mlp(2, 0, Loss = Loss.CrossEntropy, Output = Activation.Softmax)] partial class Net { }" +
        "static class Use { static float It(Net net, float[] x, int[] labels) => net.ComputeLoss(x, labels) + net.CreateTrainer(new Sgd()).Step(x, labels); }"));

    private static IEnumerable<string> Errors(string source)
    {
        CSharpCompilation compilation = TestCompilation.Create(source);
        return new GeneratorRun(compilation).Output
            .GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => diagnostic.Id)
            .Distinct();
    }
}
