using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using MlpGen.Generator.Tests.Harness;
using MlpGen.Tests;
using Xunit;

namespace MlpGen.Generator.Tests.Calls;

/// <summary>A call is incomplete most of the time while it is typed. The analyzer must not throw.</summary>
public sealed class HalfTypedCallTests
{
    private const string Whole = """
        using System; using MlpGen;
        class P
        {
            static readonly float[] A = B, B = A, C = C[1..];
            static ReadOnlySpan<int> L => [0, 3];
            static Trainer T { get; } = new Net(1).CreateTrainer(new Sgd());
            void Run(Net net, float[] x)
            {
                int n = n + 1;
                Span<float> s = stackalloc float[n * 2], t = s[^2..];
                net?.Forward(outputs: x.AsSpan(1, 3), inputs: [1, .. x, 2]);
                net.Backward(A, C[1..^1], default, new(x, 0, n - -1));
                T.Step(t.Slice(1), new float[] { 1, 2 }[..]);
                Func<int> f = () => true ? net.Classify(stackalloc[] { 1f }) : net.ComputeLoss(null, L) > 0 ? 1 : 0;
                new Trainer(net, null!).Step(new float[3, 2], new float[x.Length][]);
            }
        }
        """;

    [Fact]
    public Task A_call_may_end_after_every_token() => Analyze(Tokens().Select(token => Whole[..token.Span.End]));

    [Fact]
    public Task Every_token_may_be_missing() => Analyze(Tokens().Select(token => Whole.Remove(token.SpanStart, token.Span.Length)));

    [Fact]
    public Task An_expression_may_be_too_deep_to_follow()
    {
        string sum = string.Concat(Enumerable.Repeat("x.Length + ", 2_000));
        string slices = string.Concat(Enumerable.Repeat("[1..]", 500));
        return Analyze([$"class P {{ void Run(Net net, float[] x) {{ int n = {sum}1; net.Classify(new float[n]); net.Classify(x{slices}); }} }}"]);
    }

    // Every token in a deep run, a third of them otherwise.
    private static IEnumerable<SyntaxToken> Tokens() =>
        SyntaxFactory.ParseCompilationUnit(Whole).DescendantTokens().Where((_, index) => index % Depth.Choose(3, 1) == 0);

    // All sources share one compilation, each in its own namespace.
    private static Task Analyze(IEnumerable<string> sources) => AnalyzerRunner.Analyze(
        CalledNetworks.Create([.. sources.Select((source, index) => $"namespace Half{index};\n{source}")]), TestContext.Current.CancellationToken);
}
