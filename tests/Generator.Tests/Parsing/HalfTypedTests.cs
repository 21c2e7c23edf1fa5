using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using MlpGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using MlpGen.Tests;
using Xunit;

namespace MlpGen.Generator.Tests.Parsing;

/// <summary>
/// Code is incomplete most of the time while it is typed. Parsing must not throw and must not add its own errors to those of C#.
/// </summary>
public sealed class HalfTypedTests
{
    private const string Whole = """
        using MlpGen;
        namespace Space
        {
            partial class Outer<T>
            {
                [Mlp(64, 32, 10, Hidden = Activation.Relu, Output = Activation.Softmax, Loss = Loss.CrossEntropy)]
                [MlpLayer(1, Activation = Activation.Tanh)]
                [MlpInputs("a", "b"), MlpOutputs("c")]
                [MlpClasses(typeof(Side))]
                public sealed partial class Digits(int[] sizes) : Base<int>(sizes), System.IDisposable
                {
                    public void Dispose() { }
                    public static implicit operator int(Digits d) => 3;
                }
            }
            class Base<T>(params T[] values);
        enum Side : byte { Left, Right = 3 }
        }
        """;

    // Every prefix and every token in a deep run, otherwise a sample of each.
    [Fact]
    public void Every_prefix_is_parsed()
    {
        for (int length = 0; length <= Whole.Length; length += Depth.Choose(7, 1))
            Networks(Whole[..length]);
    }

    [Fact]
    public void Every_token_may_be_missing_or_doubled()
    {
        SyntaxToken[] tokens = [.. SyntaxFactory.ParseCompilationUnit(Whole).DescendantTokens()];
        foreach (SyntaxToken token in tokens.Where((_, index) => index % Depth.Choose(4, 1) == 0))
        {
            Networks(Whole.Remove(token.SpanStart, token.Span.Length));
            Networks(Whole.Insert(token.SpanStart, token.Text + " "));
        }
    }

    // C# reports each of these itself.
    [Theory]
    [InlineData("[Mlp(]", "MLP010")]
    [InlineData("[Mlp(2, ]")]
    [InlineData("[Mlp(2, , 1)]")]
    [InlineData("[Mlp(2, 8, \"one\")]")]
    [InlineData("[Mlp(2, 8, 1.5)]")]
    [InlineData("[Mlp(2, 8, unknown)]")]
    [InlineData("[Mlp(2, 8, unknown, 1, Hidden = Activation.Nothing)]")]
    [InlineData("[Mlp(new[] { 2, unknown })]")]
    [InlineData("[Mlp(new[] { 2, 8L })]")]
    [InlineData("[Mlp(new int[2])]")]
    [InlineData("[Mlp(new int[] { 2, System.Environment.ProcessorCount })]")]
    [InlineData("[Mlp(2, 3_000_000_000)]")]
    [InlineData("[Mlp(default(string))]")]
    [InlineData("[Mlp(sizes: 3)]")]
    [InlineData("[Mlp(2, 8, 1, Hidden = )]")]
    [InlineData("[Mlp(2, 8, 1, Hidden = Activation.)]")]
    [InlineData("[Mlp(2, 8, 1, Hidden = 3)]")]
    [InlineData("[Mlp(2, 8, 1, Hidden = null, Output = \"Relu\", Loss = typeof(int))]")]
    [InlineData("[Mlp(2, 8, 1, Loss = Loss.Cross)]")]
    [InlineData("[Mlp(2, 8, 1, Hiden = Activation.Relu)]")]
    [InlineData("[Mlp(2, 8, 1, LayerSizes = null)]")]
    [InlineData("[Mlp(2, 8, 1, Hidden = Activation.Relu, Hidden = Activation.Tanh)]")]
    [InlineData("[Mlp(2, 8, 1)] [Mlp(3, 4)]")]
    [InlineData("[Mlp(2, 8, 1)] [MlpLayer]")]
    [InlineData("[Mlp(2, 8, 1)] [MlpLayer()]")]
    [InlineData("[Mlp(2, 8, 1)] [MlpLayer(\"1\")]")]
    [InlineData("[Mlp(2, 8, 1)] [MlpLayer(null, Activation = Activation.)]")]
    [InlineData("[Mlp(2, 8, 1)] [MlpLayer(1, Dropped = 3)]")]
    [InlineData("[Mlp(2, 8, 1)] [MlpLayer(1, 2)]")]
    [InlineData("[Unknown, Mlp(2, 8, 1)]")]
    [InlineData("[Mlp(2, 8, 1)] [MlpInputs(]", "MLP026")]
    [InlineData("[Mlp(2, 8, 1)] [MlpInputs(\"a\", ]")]
    [InlineData("[Mlp(2, 8, 1)] [MlpInputs(\"a\", unknown, 3)]")]
    [InlineData("[Mlp(2, 8, 1)] [MlpInputs(1)] [MlpOutputs(new[] { \"a\", typeof(int) })]")]
    [InlineData("[Mlp(2, 8, 1)] [MlpOutputs(names: 3)]")]
    [InlineData("[Mlp(2, 8, 1)] [MlpClasses]")]
    [InlineData("[Mlp(2, 8, 1)] [MlpClasses(]")]
    [InlineData("[Mlp(2, 8, 1)] [MlpClasses(typeof(]")]
    [InlineData("[Mlp(2, 8, 1)] [MlpClasses(typeof(Missing))]")]
    [InlineData("[Mlp(2, 8, 1)] [MlpClasses(\"Digit\")]")]
    public async Task An_error_of_CSharp_is_left_to_CSharp(string attribute, params string[] expected)
    {
        string source = $"using MlpGen;\n{attribute} partial class Net {{ }}";

        IReadOnlyList<Diagnostic> found = await AnalyzerRunner.Analyze(TestCompilation.Create(source), TestContext.Current.CancellationToken);

        Assert.Equal(expected, found.Select(diagnostic => diagnostic.Id));
        Assert.True(HasErrors(source));
        Assert.Equal(["Net"], Networks(source));
    }

    private static bool HasErrors(string source) =>
        TestCompilation.Create(source).GetDiagnostics(TestContext.Current.CancellationToken).Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    // Parses all types, including their diagnostics. If one throws, the test shows its source.
    private static IReadOnlyList<string> Networks(string source)
    {
        try
        {
            return [.. Parse.Networks(TestCompilation.Create(source)).Select(network => network.Type.Name)];
        }
        catch (Exception thrown)
        {
            throw new InvalidOperationException($"Parsing threw on this source:\n{source}", thrown);
        }
    }
}
