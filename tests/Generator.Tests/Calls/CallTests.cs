using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using MlpGen.Generator.Calls;
using MlpGen.Generator.Tests.Harness;
using Xunit;

namespace MlpGen.Generator.Tests.Calls;

/// <summary>Calls of networks. Exactly the marked arguments are reported, whatever their form.</summary>
public sealed class CallTests
{
    private static readonly IReadOnlyList<CallCase> s_all = [.. LengthCases.All, .. TargetCases.All, .. LabelCases.All];

    public static TheoryData<string> Names => [.. s_all.Select(shape => shape.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Reports_exactly_what_is_marked(string name)
    {
        CallCase shape = s_all.Single(shape => shape.Name == name);
        MarkedSource source = MarkedSource.Parse(shape.Source);

        IReadOnlyList<Diagnostic> diagnostics = await CalledNetworks.Analyze(source.Text);

        source.AssertMatches(diagnostics);
        if (shape.Message is not null)
            Assert.Equal(shape.Message, diagnostics[0].GetMessage());
    }

    [Theory]
    [InlineData("Net")]
    [InlineData("MlpGen.Trainer")]
    [InlineData("MlpGen.ClassifierTrainer")]
    public void Every_method_that_takes_spans_is_known(string type)
    {
        IMethodSymbol[] methods = [.. CalledNetworks.Create().GetTypeByMetadataName(type)!.GetMembers().OfType<IMethodSymbol>()
            .Where(method => method is { DeclaredAccessibility: Accessibility.Public, MethodKind: MethodKind.Ordinary })
            .Where(method => method.Parameters.Any(parameter => RowTypes.IsSpan(parameter.Type)))];

        Assert.NotEmpty(methods);
        Assert.All(methods, method => Assert.NotNull(type == "Net" ? SpanMethod.OfNetwork(method) : SpanMethod.OfTrainer(method)));
    }

    [Theory]
    [InlineData("MlpGen.NetworkExtensions")]
    [InlineData("MlpGen.TrainerExtensions")]
    public void Every_extension_that_takes_arrays_is_known(string type)
    {
        IMethodSymbol[] methods = [.. CalledNetworks.Create().GetTypeByMetadataName(type)!.GetMembers().OfType<IMethodSymbol>()
            .Where(method => method.DeclaredAccessibility == Accessibility.Public && method.Parameters.Any(parameter => parameter.Type is IArrayTypeSymbol))];

        Assert.NotEmpty(methods);
        Assert.All(methods, method => Assert.NotNull(SpanMethod.OfNetworkExtension(method) ?? SpanMethod.OfTrainerExtension(method)));
    }

    [Fact]
    public async Task A_program_without_a_class_is_analysed_too()
    {
        MarkedSource source = MarkedSource.Parse("""
            float[] row = new float[3];
            Run();
            void Run() => new Net(1).Classify({|MLP031:row|});
            """);
        CSharpCompilation compilation = CalledNetworks.Create(source.Text);
        compilation = compilation.WithOptions(compilation.Options.WithOutputKind(OutputKind.ConsoleApplication));

        source.AssertMatches(await AnalyzerRunner.Analyze(compilation, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_pragma_or_the_configuration_turns_a_rule_off()
    {
        Assert.Empty(await CalledNetworks.Analyze(CallCase.InMethod("""
            #pragma warning disable MLP031 // The exception is what this test is about.
                    try { net.Classify(new float[3]); } catch (ArgumentException) { }
            #pragma warning restore MLP031
            """)));
        CSharpCompilation compilation = CalledNetworks.Create(CallCase.InMethod("net.Classify(new float[3]);"));
        compilation = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions([new("MLP031", ReportDiagnostic.Warn)]));
        Diagnostic warning = Assert.Single(await AnalyzerRunner.Analyze(compilation, TestContext.Current.CancellationToken));
        Assert.Equal(DiagnosticSeverity.Warning, warning.Severity);
    }
}
