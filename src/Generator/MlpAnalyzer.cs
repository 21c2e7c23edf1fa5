using System;
using System.Collections.Immutable;
using System.Threading;
using MlpGen.Generator.Diagnostics;
using MlpGen.Generator.Model;
using MlpGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MlpGen.Generator;

/// <summary>
/// Reports the errors and suggestions for a network. It runs the parser of the generator. Unlike those of a generator, the diagnostics
/// of an analyzer can be suppressed, configured and fixed, and their locations do not pass through the generator's caches.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MlpAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        Descriptors.All.RemoveRange(Descriptors.OfCalls).RemoveRange(Descriptors.OfBuild);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        // A faulty network may be declared in code that another generator wrote, or below #line hidden.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            // A failed attempt, such as a canceled one, is not kept.
            Lazy<WeightsDigests> weights = new(
                () => WeightsDigestReader.Read(start.Options, start.CancellationToken), LazyThreadSafetyMode.PublicationOnly);
            start.RegisterSymbolAction(symbol => Analyze(symbol, weights), SymbolKind.NamedType);
        });
    }

    private static void Analyze(SymbolAnalysisContext context, Lazy<WeightsDigests> weights)
    {
        ParseResult result = NetworkParser.Parse((INamedTypeSymbol)context.Symbol, context.Compilation, context.CancellationToken);
        foreach (Diagnostic diagnostic in result.Diagnostics)
            context.ReportDiagnostic(diagnostic);
        if (result is { Network: NetworkModel { Weights: not null } network, Weights: { } location }
            && WeightsResolver.Validate(network, weights.Value, location) is { } error)
        {
            context.ReportDiagnostic(error);
        }
    }
}
