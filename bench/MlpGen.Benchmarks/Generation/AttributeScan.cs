using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MlpGen.Benchmarks.Generation;

/// <summary>What Roslyn itself does to find the networks: the generator's own predicate, and nothing behind it but the name of the class.</summary>
internal sealed class AttributeScan : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(
        context.SyntaxProvider.ForAttributeWithMetadataName("MlpGen.MlpAttribute", (node, _) => node is TypeDeclarationSyntax, (found, _) => found.TargetSymbol.Name),
        (_, _) => { });
}
