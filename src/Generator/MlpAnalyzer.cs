using System.Collections.Immutable;
using MlpGen.Generator.Diagnostics;
using MlpGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MlpGen.Generator;

/// <summary>
/// Reports what is wrong with a network. It runs the generator's own parsing; being an analyzer, its diagnostics can be
/// suppressed, configured and fixed, and their locations do not pass through the generator's caches.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MlpAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Descriptors.All.RemoveRange(Descriptors.OfCalls);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        // A network may be declared in code that another generator wrote, or below #line hidden, and be wrong there.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        ParseResult result = NetworkParser.Parse((INamedTypeSymbol)context.Symbol, context.Compilation, context.CancellationToken);
        foreach (Diagnostic diagnostic in result.Diagnostics)
            context.ReportDiagnostic(diagnostic);
    }
}
