using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MlpGen.Generator.Tests.Harness;
using MlpGen.Tests;
using Xunit;

namespace MlpGen.Generator.Tests.Emission;

/// <summary>
/// Structs of named rows, enums of classes and the code that uses them compile without a warning, in every language version and in a class
/// with an error.
/// </summary>
public sealed class NamedRowsCompileTests
{
    private const string Networks = """
        using MlpGen;
        namespace Nets
        {
            [Mlp(3, 16, 2, Hidden = Activation.Tanh), MlpInputs("distance", "angle", "speed"), MlpOutputs("steer", "throttle")] public sealed partial class Driver { }
            [Mlp(2, 2), MlpInputs("x", "y")] internal partial class In { }
            [Mlp(2, 2), MlpOutputs("memoryMarshal", "span")] internal partial class Out { }
            [Mlp(2, 3, Output = Activation.Softmax, Loss = Loss.CrossEntropy), MlpInputs("x", "y"), MlpClasses(typeof(@event))] public partial class Small { }
            [Mlp(2, 1), MlpClasses(typeof(Loss))] public partial class One { public enum Loss : long { No, Yes } }
            [Mlp(2, 2, Precision = Precision.Double, Quantization = Quantization.Int8), MlpInputs("a", "b"), MlpOutputs("c", "d")] internal partial class Base { public Base() { } }
            [Mlp(1, 1, Precision = Precision.Double, Quantization = Quantization.Int8), MlpInputs("a"), MlpOutputs("b")] internal partial class Derived : Base { }
            [Mlp(1, 1), MlpInputs("__arglist")] internal partial class Plain : Base { }
            public enum @event { A, B, C }
        }
        """;

    private const string Uses = """
        namespace Nets
        {
            using System;
            internal static class Uses
            {
                internal static float Named(Driver driver, Driver.Input[] rows, Driver.Output[] targets, MlpGen.Trainer trainer)
                {
                    Driver.Output o = driver.Forward(new Driver.Input { Distance = 4.2f, Angle = 0.1f, Speed = 9 });
                    driver.Forward(rows, targets);
                    Span<Driver.Input> two = stackalloc Driver.Input[2];
                    two[0].Angle = driver.Classify(rows[0]);
                    Driver.Input.Floats(two)[3] = 1;
                    ReadOnlySpan<float> floats = Driver.Output.Floats((ReadOnlySpan<Driver.Output>)targets);
                    return o.Steer + o.Throttle + floats[0] + trainer.Step(Driver.Input.Floats(rows), Driver.Output.Floats(targets));
                }

                internal static void Mixed(In a, Out b, Small c, One d, float[] x, In.Input[] rows)
                {
                    a.Forward(new In.Input { X = 1 }, x);
                    a.Forward(rows, x);
                    Out.Output o = b.Forward(x);
                    Span<Out.Output> many = stackalloc Out.Output[1];
                    b.Forward(x, many);
                    x[0] = o.Span + many[0].MemoryMarshal;
                    @event e = c.Classify(new Small.Input { X = 1, Y = 2 });
                    @event[] es = { c.Classify(x), e };
                    c.Classify(x, es);
                    One.Loss l = d.Classify(x);
                    d.Classify(x, new[] { l });
                    int index = ((MlpGen.INetwork)c).Classify(x);
                    ((MlpGen.INetwork)c).Classify(x, new[] { index });
                }
            }
        }
        """;

    public static TheoryData<LanguageVersion> LanguageVersions => GeneratedCodeCompilesTests.VersionsForKernels;

    [Theory]
    [MemberData(nameof(LanguageVersions))]
    public void Named_rows_compile_in_every_language_version_from_9_on(LanguageVersion version)
    {
        Assert.Empty(Problems(version, TestCompilation.OnNet10));
        if (Depth.IsDeep || version == LanguageVersion.CSharp9)
            Assert.Empty(Problems(version, TestCompilation.OnNet8));
    }

    [Fact]
    public void Named_rows_compile_with_documentation_demanded_nullable_off_and_arithmetic_checked()
    {
        CSharpCompilation compilation = TestCompilation.OnNet10.AddSyntaxTrees(CSharpSyntaxTree.ParseText(
            Networks.Replace("[Mlp(", "/// <summary>Mine.</summary>\n[Mlp("),
            new CSharpParseOptions(documentationMode: DocumentationMode.Diagnose),
            cancellationToken: TestContext.Current.CancellationToken));
        compilation = compilation.WithOptions(compilation.Options.WithOverflowChecks(true).WithNullableContextOptions(NullableContextOptions.Disable));
        Assert.DoesNotContain(GeneratorRun.WithScalarKernels(compilation).Problems(), problem => problem.Location.SourceTree != compilation.SyntaxTrees[0]);
    }

    [Theory]
    [InlineData("[Mlp(3, 16, 0)]", "", "")]
    [InlineData("[Mlp(4, 16, 2)]", "", "")]
    [InlineData("[Mlp(3, 16, 2)]", "\"a b\", ", "\"steer\", ")]
    [InlineData("[Mlp(3, 16, 2)]", "1, ", "")]
    [InlineData("[Mlp(3, unknown)]", "", "")]
    [InlineData("[Mlp(3, 16, 2)]", "unknown, ", ", ")]
    public void Uses_of_a_class_with_an_error_add_no_errors(string mlp, string input, string output)
    {
        string network = $"{mlp} [MlpInputs({input}\"distance\", \"angle\", \"speed\")] [MlpOutputs({output}\"steer\", \"throttle\")] public sealed partial class Driver {{ }}";
        string uses = Uses[..Uses.IndexOf("internal static void Mixed", System.StringComparison.Ordinal)] + "} }";
        CSharpCompilation alone = TestCompilation.Create("using MlpGen; namespace Nets { " + network + " }");
        CSharpCompilation compilation = alone.AddSyntaxTrees(TestCompilation.Tree(uses, "Uses.cs"));

        IEnumerable<string> errors = Errors(GeneratorRun.WithScalarKernels(compilation).Output);

        Assert.Equal(Errors(alone), errors);
    }

    // The generator sees the user's Input type as missing, but the compiler then sees two methods.
    [Theory]
    [InlineData("public void {|MLP022:Forward|}(Input input) { }")]
    [InlineData("public void {|MLP022:Forward|}(Net.Input input) { }")]
    [InlineData("public void {|MLP022:Forward|}(System.ReadOnlySpan<A.Net.Input> inputs, System.Span<Output> outputs) { }")]
    [InlineData("public void {|MLP022:Classify|}(System.ReadOnlySpan<float> inputs, System.Span<Side> classes) { }")]
    public async System.Threading.Tasks.Task A_method_of_the_users_own_that_takes_them_is_seen_before_and_after(string member)
    {
        MarkedSource source = MarkedSource.Parse(
            "using MlpGen; namespace A { public enum Side { Left, Right } [Mlp(1, 2), MlpInputs(\"a\"), MlpOutputs(\"b\", \"c\"), MlpClasses(typeof(Side))] partial class Net { " + member + " } }");
        CSharpCompilation compilation = TestCompilation.Create(source.Text);
        GeneratorRun run = new(compilation);

        source.AssertMatches(await AnalyzerRunner.Analyze(compilation, TestContext.Current.CancellationToken));
        source.AssertMatches(await AnalyzerRunner.Analyze(run.Output, TestContext.Current.CancellationToken));
        Assert.Empty(Errors(run.Output));
    }

    [Theory]
    [InlineData("MlpInputs(\"a\")")]
    [InlineData("MlpOutputs(\"b\", \"c\")")]
    [InlineData("MlpInputs(\"a\"), MlpOutputs(\"b\", \"c\")")]
    public void An_overload_that_the_user_prefers_is_never_called_by_generated_code(string names)
    {
        CSharpCompilation alone = TestCompilation.Create(
            "using MlpGen; using System; [Mlp(1, 2), " + names + "] partial class Net { [System.Runtime.CompilerServices.OverloadResolutionPriority(1)] void Forward(in ReadOnlySpan<float> a, Span<float> b) { } }");
        Compilation output = GeneratorRun.WithScalarKernels(alone).Output;

        IEnumerable<SyntaxNode> calledByGenerated = output.SyntaxTrees.Except(alone.SyntaxTrees)
            .SelectMany(tree => tree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<InvocationExpressionSyntax>())
            .Select(call => output.GetSemanticModel(call.SyntaxTree).GetSymbolInfo(call, TestContext.Current.CancellationToken).Symbol)
            .SelectMany(symbol => symbol?.DeclaringSyntaxReferences ?? [])
            .Select(declaration => declaration.GetSyntax(TestContext.Current.CancellationToken));

        Assert.Empty(Errors(output));
        Assert.DoesNotContain(calledByGenerated, declaration => declaration.SyntaxTree == alone.SyntaxTrees[0]);
    }

    private static IEnumerable<string> Errors(Compilation compilation) => compilation
        .GetDiagnostics(TestContext.Current.CancellationToken)
        .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
        .Select(diagnostic => diagnostic.ToString());

    private static IReadOnlyList<Diagnostic> Problems(LanguageVersion version, CSharpCompilation empty)
    {
        CSharpParseOptions options = new(version);
        return GeneratorRun.WithScalarKernels(empty.AddSyntaxTrees(
            CSharpSyntaxTree.ParseText(Networks, options, "Nets.cs", cancellationToken: TestContext.Current.CancellationToken),
            CSharpSyntaxTree.ParseText(Uses, options, "Uses.cs", cancellationToken: TestContext.Current.CancellationToken))).Problems();
    }
}
