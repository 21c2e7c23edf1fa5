using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using MlpGen.Generator.Tests.Harness;
using Xunit;

namespace MlpGen.Generator.Tests.Diagnostics;

/// <summary>A class with an error gets MlpGen's own diagnostics and nothing else. Its generated code adds no C# errors.</summary>
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

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Names => [.. RuleCase.Some.Select(rule => rule.ToString())];

    /// <summary>
    /// Checks the view of a build and an IDE, including the generated code. The marked messages are in the marked places, and MlpGen adds
    /// no C# error.
    /// </summary>
    [Theory]
    [MemberData(nameof(Names))]
    public async Task Each_mistake_gets_its_message_and_no_other(string name)
    {
        MarkedSource source = MarkedSource.Parse(RuleCase.Find(name).Source);
        CSharpCompilation compilation = RuleCase.Compile(source.Text);
        Compilation generated = GeneratorRun.WithScalarKernels(compilation).Output;

        ILookup<bool, Diagnostic> found = (await AnalyzerRunner.AnalyzeAndCompile(generated, Cancellation))
            .ToLookup(diagnostic => diagnostic.Id.StartsWith("MLP", StringComparison.Ordinal));
        List<Diagnostic> ours = [.. found[true]];
        List<string> more = [.. Problems(found[false])];
        foreach (string known in more.Count == 0 ? [] : Problems(compilation.GetDiagnostics(Cancellation)))
            more.Remove(known);

        Assert.Empty(more);
        Assert.All(ours, diagnostic => Assert.Same(compilation.SyntaxTrees[0], diagnostic.Location.SourceTree));
        Assert.Equal(
            source.Marks.Select(mark => $"{mark.Id} {mark.Span}").Order(),
            ours.Select(diagnostic => $"{diagnostic.Id} {diagnostic.Location.SourceSpan}").Order());
    }

    [Theory]
    [InlineData("[Mlp] partial class Net { }")]
    [InlineData("[Mlp(2)] partial class Net { }")]
    [InlineData("[Mlp(2, 0)] partial class Net { }")]
    [InlineData("[Mlp(null)] partial class Net { }")]
    [InlineData("[Mlp(2, 70000)] partial class Net { }")]
    [InlineData("[Mlp(60000, 60000)] partial class Net { }")]
    [InlineData("[Mlp(2, 1, Hidden = (Activation)99)] partial class Net { }")]
    [InlineData("[Mlp(2, 1, Loss = Loss.CrossEntropy)] partial class Net { }")]
    [InlineData("[Mlp(2, 2, 1, Hidden = Activation.Softmax)] partial class Net { }")]
    [InlineData("[Mlp(2, 1, Loss = Loss.BinaryCrossEntropy, Output = Activation.Tanh)] partial class Net { }")]
    [InlineData("[Mlp(2, 1)] [MlpLayer(4)] partial class Net { }")]
    [InlineData("[Mlp(2, 1)] [MlpLayer(1)] [MlpLayer(1)] partial class Net { }")]
    [InlineData("class Base { public Base(string name) { } } [Mlp(2, 1)] partial class Net : Base { }")]
    [InlineData("[Mlp(2, 1)] partial record Net { }")]
    [InlineData("[Mlp(2, 1)] partial class Net { public void Save(string path) { } }")]
    public void Uses_of_a_class_with_an_error_add_no_errors(string source)
    {
        Assert.NotEqual([], Parse.Broken("using MlpGen; " + source).Message);
        Assert.Empty(Errors("using MlpGen; " + source + Uses));
    }

    [Theory]
    [InlineData("public int Forward = 0;")]
    [InlineData("void Save(string path) { } int InputSize = 0;")]
    [InlineData("class CreateTrainer { } static void Load(string path) { } int ComputeGradient, LayerSizes = 0;")]
    [InlineData("float ComputeLoss(System.ReadOnlySpan<float> x, System.ReadOnlySpan<int> y) => 0; int INetwork = 0;")]
    public void A_class_whose_member_clashes_is_a_network_to_all_others(string member) => Assert.Empty(Errors(
        "using MlpGen; [Mlp(2, 3, Loss = Loss.CrossEntropy, Output = Activation.Softmax)] partial class Net { " + member + " }" +
        "static class Use { static float It(Net net, Dataset data) { IClassifierNetwork same = net; return net.Accuracy(data) + same.ComputeLoss(default, new int[0]); } }"));

    [Fact]
    public void Labels_are_there_where_the_loss_takes_them() => Assert.Empty(Errors(
        "using MlpGen; [Mlp(2, 0, Loss = Loss.CrossEntropy, Output = Activation.Softmax)] partial class Net { }" +
        "static class Use { static float It(Net net, float[] x, int[] labels) => net.ComputeLoss(x, labels) + net.CreateTrainer(new Sgd()).Step(x, labels); }"));

    private static IEnumerable<string> Problems(IEnumerable<Diagnostic> diagnostics) => diagnostics
        .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
        .Select(diagnostic => $"{diagnostic.Id} {diagnostic.Location}");

    private static IEnumerable<string> Errors(string source)
    {
        CSharpCompilation compilation = TestCompilation.Create(source);
        return GeneratorRun.WithScalarKernels(compilation).Output
            .GetDiagnostics(Cancellation)
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => diagnostic.Id)
            .Distinct();
    }
}
