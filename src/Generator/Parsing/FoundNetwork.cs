using Microsoft.CodeAnalysis;

namespace MlpGen.Generator.Parsing;

/// <summary>
/// A class with <c>[Mlp]</c> as the compiler found it. Equal to itself alone, so that it is never taken for one of an older compilation.
/// </summary>
internal sealed class FoundNetwork(GeneratorAttributeSyntaxContext context)
{
    /// <summary>The part of the class that carries the attribute.</summary>
    public SyntaxNode Node => context.TargetNode;

    /// <summary>The class.</summary>
    public ISymbol Symbol => context.TargetSymbol;

    /// <summary>What it stands in.</summary>
    public Compilation Compilation => context.SemanticModel.Compilation;
}
