using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MlpGen.Generator.Parsing;

/// <summary>The names of the user's types, as generated text writes them.</summary>
internal static class TypeText
{
    /// <summary>A type with everything it stands in, from <c>global::</c> on.</summary>
    public static string Full(ITypeSymbol type) => string.Concat(
        type.ToDisplayParts(SymbolDisplayFormat.FullyQualifiedFormat).Select(part =>
            part is { Symbol: not null, Kind: not SymbolDisplayPartKind.Keyword } ? Escaped(part.ToString()) : part.ToString()));

    /// <summary>
    /// A type as code inside of another one can write it, which is in full; but where that would name type parameters, which a generated
    /// member may hide, a type that lies directly in the other one, or is it, goes by its own name.
    /// </summary>
    public static string Inside(INamedTypeSymbol type, INamedTypeSymbol scope)
    {
        SymbolEqualityComparer symbols = SymbolEqualityComparer.Default;
        bool isNear = symbols.Equals(type, scope) || symbols.Equals(type.ContainingType, scope);
        return isNear && TypeSymbols.Containers(type).Any(container => container.IsGenericType)
            ? WithParameters(type)
            : Full(type);
    }

    /// <summary>The type's own name with its type parameters.</summary>
    public static string WithParameters(INamedTypeSymbol type)
    {
        string parameters = string.Join(", ", type.TypeParameters.Select(parameter => Escaped(parameter.Name)));
        return parameters.Length == 0 ? Escaped(type.Name) : $"{Escaped(type.Name)}<{parameters}>";
    }

    /// <summary>
    /// A name with an <c>@</c> where it needs one. Contextual keywords too: a class may be called @record or @partial, but only so.
    /// </summary>
    public static string Escaped(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None
        || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None
            ? "@" + name
            : name;
}
