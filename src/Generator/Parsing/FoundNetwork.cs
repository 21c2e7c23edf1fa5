using Microsoft.CodeAnalysis;

namespace MlpGen.Generator.Parsing;

/// <summary>
/// A class with <c>[Mlp]</c> as the compiler found it. It is equal only to itself, so that it is never confused with one from an older
/// compilation.
/// </summary>
internal sealed class FoundNetwork(GeneratorAttributeSyntaxContext context)
{
    /// <summary>Gets the part of the class that carries the attribute.</summary>
    public SyntaxNode Node => context.TargetNode;

    /// <summary>Gets the class.</summary>
    public ISymbol Symbol => context.TargetSymbol;

    /// <summary>Gets the compilation that contains the class.</summary>
    public Compilation Compilation => context.SemanticModel.Compilation;
}
