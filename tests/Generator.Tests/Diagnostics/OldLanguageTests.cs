using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using MlpGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace MlpGen.Generator.Tests.Diagnostics;

/// <summary>In a language version before C# 9, a network gets one error, at its class, and code that uses it compiles.</summary>
public sealed class OldLanguageTests
{
    // Written in C# 2, including the code that uses the network.
    private const string Source = """
        namespace Game
        {
            public class Base { public Base(string name, object[] all) { } }
            public enum Side { Left, Right }
            [MlpGen.Mlp(2, 8, 1)] public sealed partial class Net { }
            [MlpGen.Mlp(3, 8, 3, Output = MlpGen.Activation.Softmax, Loss = MlpGen.Loss.CrossEntropy)] internal partial class Digits { internal Digits(int seed) { } }
            [MlpGen.Mlp(2, 8, 2), MlpGen.MlpInputs("x", "y"), MlpGen.MlpOutputs("left", "right"), MlpGen.MlpClasses(typeof(Side))] public partial class Named { }
            public static class Uses
            {
                public static float All(Net net, float[] x, float[] y, int[] labels, System.IO.Stream stream)
                {
                    net = new Net(1); net = Net.Load("file"); net = Net.Load(stream); net.LoadFrom("file"); net.LoadFrom(stream); net.Save("file"); net.Save(stream);
                    net.Initialize(2); net.Forward(x, y); labels[0] = net.Classify(x); net.Classify(x, labels);
                    net.GetParameters(x); net.SetParameters(x); net.Backward(x, y, x, y);
                    MlpGen.Trainer trainer = net.CreateTrainer(null);
                    MlpGen.INetwork network = net;
                    const long Sum = Net.InputSize + Net.OutputSize + Net.ParameterCount + Net.Costs.WeightBytes;
                    return net.ComputeLoss(x, y) + net.ComputeGradient(x, y, x) + trainer.Step(x, y) + Net.LayerSizes.Length + Sum + network.InputSize;
                }

                public static Side Rows(Named net, Named.Input input, Named.Input[] rows)
                {
                    input.X = Named.Input.Floats(new System.Span<Named.Input>(rows))[0] + net.Forward(input).Left;
                    return net.Classify(input);
                }
            }
        }
        """;

    public static TheoryData<LanguageVersion> Versions { get; } =
        [.. Enum.GetValues<LanguageVersion>().Where(version => version is > LanguageVersion.CSharp1 and < LanguageVersion.CSharp9 and not LanguageVersion.Default)];

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task There_is_one_error_for_each_network_and_no_other(LanguageVersion version)
    {
        Compilation output = GeneratorRun.WithScalarKernels(Compile(Source, version)).Output;
        IReadOnlyList<Diagnostic> reported = await AnalyzerRunner.AnalyzeAndCompile(output, TestContext.Current.CancellationToken);

        Diagnostic[] problems = [.. reported.Where(problem => problem.Severity >= DiagnosticSeverity.Warning)];
        Assert.Equal(["MLP040 Net", "MLP040 Digits", "MLP040 Named"], problems.Select(problem => $"{problem.Id} {problem.Location.SourceTree!.GetText().GetSubText(problem.Location.SourceSpan)}"));
        Assert.Contains(version.ToDisplayString(), problems[0].GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public Base(string name) { }")]
    [InlineData("public Base(ref int size, out string name) { name = null; }")]
    public void A_base_class_that_asks_for_something_adds_nothing(string constructor)
    {
        foreach (LanguageVersion version in Versions.Select(row => row.Data))
        {
            CSharpCompilation compilation = Compile($"public class Base {{ {constructor} }} [MlpGen.Mlp(2, 8, 1)] public partial class Net : Base {{ }}", version);
            Assert.DoesNotContain(GeneratorRun.WithScalarKernels(compilation).Problems(), problem => problem.Location.SourceTree != compilation.SyntaxTrees[0]);
        }
    }

    [Fact]
    public void Nothing_is_generated_in_CSharp_1_which_has_no_partial_classes()
    {
        CSharpCompilation compilation = Compile("[MlpGen.Mlp(2, 8, 1)] public partial class Net { }", LanguageVersion.CSharp1);
        Assert.Empty(GeneratorRun.WithScalarKernels(compilation).Result.GeneratedSources);
    }

    private static CSharpCompilation Compile(string source, LanguageVersion version)
    {
        CSharpCompilation empty = TestCompilation.OnNet10;
        return empty
            .WithOptions(empty.Options.WithNullableContextOptions(NullableContextOptions.Disable))
            .AddSyntaxTrees(CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(version), "Nets.cs", cancellationToken: TestContext.Current.CancellationToken));
    }
}
