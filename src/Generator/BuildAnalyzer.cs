using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Linq;
using MlpGen.Generator.Diagnostics;
using MlpGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MlpGen.Generator;

/// <summary>
/// Reports build properties that networks cannot follow. A property has no place in the sources, so the diagnostic is at the first network,
/// where <c>.editorconfig</c> applies to it.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BuildAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Descriptors.OfBuild;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (OptionsReader.UnknownVectorBits(start.Options.AnalyzerConfigOptionsProvider.GlobalOptions) is not { } value)
                return;
            ConcurrentBag<Location> networks = new();
            start.RegisterSymbolAction(symbol => Collect(symbol, networks), SymbolKind.NamedType);
            start.RegisterCompilationEndAction(end => Report(end, networks, value));
        });
    }

    private static void Collect(SymbolAnalysisContext context, ConcurrentBag<Location> networks)
    {
        if (AttributeReader.FindMlp((INamedTypeSymbol)context.Symbol) is { } mlp
            && AttributeReader.Syntax(mlp, context.CancellationToken) is { } attribute)
        {
            networks.Add(attribute.GetLocation());
        }
    }

    private static void Report(CompilationAnalysisContext context, ConcurrentBag<Location> networks, string value)
    {
        Location? first = networks
            .OrderBy(network => network.SourceTree!.FilePath, System.StringComparer.Ordinal)
            .ThenBy(network => network.SourceSpan.Start)
            .FirstOrDefault();
        if (first is not null)
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.UnknownVectorBits, first, value));
    }
}
