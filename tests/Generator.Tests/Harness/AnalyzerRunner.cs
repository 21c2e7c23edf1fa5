using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using MlpGen.Generator.Tests.Diagnostics;

namespace MlpGen.Generator.Tests.Harness;

/// <summary>Runs the analyzers in the generator's assembly as the compiler does, but does not catch their exceptions.</summary>
internal static class AnalyzerRunner
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> s_analyzers =
        [.. typeof(MlpAnalyzer).Assembly.GetTypes()
            .Where(type => type.IsDefined(typeof(DiagnosticAnalyzerAttribute), inherit: false))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    /// <summary>Returns the diagnostics of the rules, in source order.</summary>
    public static async Task<ImmutableArray<Diagnostic>> Analyze(Compilation compilation, CancellationToken cancellationToken) => Ordered(
        await Run(compilation, analysis => analysis.GetAnalyzerDiagnosticsAsync(cancellationToken)));

    /// <summary>Returns the diagnostics of the rules and of the compiler, at little more than the cost of either.</summary>
    public static async Task<ImmutableArray<Diagnostic>> AnalyzeAndCompile(Compilation compilation, CancellationToken cancellationToken) => Ordered(
        await Run(compilation, analysis => analysis.GetAllDiagnosticsAsync(cancellationToken)));

    private static async Task<ImmutableArray<Diagnostic>> Run(Compilation compilation, Func<CompilationWithAnalyzers, Task<ImmutableArray<Diagnostic>>> analyze)
    {
        Exception? thrown = null;
        CompilationWithAnalyzersOptions options = new(
            new AnalyzerOptions(WeightsFiles.Of(compilation), new BuildProperties(RuleCase.Properties(compilation.SyntaxTrees.First().ToString()))),
            onAnalyzerException: (exception, _, _) => thrown ??= exception,
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false);
        ImmutableArray<Diagnostic> diagnostics = await analyze(compilation.WithAnalyzers(s_analyzers, options));
        return thrown is null ? diagnostics : throw new InvalidOperationException("An analyzer threw.", thrown);
    }

    private static ImmutableArray<Diagnostic> Ordered(ImmutableArray<Diagnostic> diagnostics) =>
        [.. diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan).ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)];
}
