using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MlpGen.Generator.Parsing;

/// <summary>Formats the names of user-defined types for generated code.</summary>
internal static class TypeText
{
    /// <summary>Returns the full name of a type, including <c>global::</c>.</summary>
    public static string Full(ITypeSymbol type) => string.Concat(
        type.ToDisplayParts(SymbolDisplayFormat.FullyQualifiedFormat).Select(part =>
            part is { Symbol: not null, Kind: not SymbolDisplayPartKind.Keyword } ? Escaped(part.ToString()) : part.ToString()));

    /// <summary>
    /// Returns a type as code inside another type can write it. This is usually the full name. The full name may contain type parameters
    /// that a generated member can hide. In that case, the other type itself and the types nested directly in it use their own name.
    /// </summary>
    public static string Inside(INamedTypeSymbol type, INamedTypeSymbol scope)
    {
        SymbolEqualityComparer symbols = SymbolEqualityComparer.Default;
        bool isNear = symbols.Equals(type, scope) || symbols.Equals(type.ContainingType, scope);
        return isNear && TypeSymbols.Containers(type).Any(container => container.IsGenericType)
            ? WithParameters(type)
            : Full(type);
    }

    /// <summary>Returns the name of a type with its type parameters.</summary>
    public static string WithParameters(INamedTypeSymbol type)
    {
        string parameters = string.Join(", ", type.TypeParameters.Select(parameter => Escaped(parameter.Name)));
        return parameters.Length == 0 ? Escaped(type.Name) : $"{Escaped(type.Name)}<{parameters}>";
    }

    /// <summary>
    /// Escapes a name with <c>@</c> if it is a keyword. Contextual keywords need it too, because a class cannot be named record or partial
    /// without it.
    /// </summary>
    public static string Escaped(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None
        || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None
            ? "@" + name
            : name;
}
