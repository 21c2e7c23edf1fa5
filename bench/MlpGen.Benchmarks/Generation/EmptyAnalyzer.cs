using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MlpGen.Benchmarks.Generation;

/// <summary>The work that Roslyn itself does for an analyzer that registers for every type and every call in user code. This one inspects none.</summary>
#pragma warning disable RS1001, RS1036, RS1038 // The benchmark passes this analyzer to the compiler directly.
internal sealed class EmptyAnalyzer : DiagnosticAnalyzer
#pragma warning restore RS1001, RS1036, RS1038
{
#pragma warning disable RS2008 // A rule that is never reported needs no release notes.
    private static readonly DiagnosticDescriptor s_rule = new("NONE", "None", "None", "None", DiagnosticSeverity.Warning, isEnabledByDefault: true);
#pragma warning restore RS2008

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [s_rule];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(_ => { }, SymbolKind.NamedType);
        context.RegisterOperationAction(_ => { }, OperationKind.Invocation);
    }
}
