using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MlpGen.Benchmarks.Generation;

/// <summary>The work that Roslyn itself does to find the networks: a generator with MlpGen's predicate that reads only the name of the class.</summary>
internal sealed class AttributeScan : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(
        context.SyntaxProvider.ForAttributeWithMetadataName("MlpGen.MlpAttribute", (node, _) => node is TypeDeclarationSyntax, (found, _) => found.TargetSymbol.Name),
        (_, _) => { });
}
