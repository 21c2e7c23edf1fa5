using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace MlpGen.Generator.Parsing;

/// <summary>Reads facts about the declaration of a type from its symbol.</summary>
internal static class TypeSymbols
{
    /// <summary>
    /// True if a part of the name is missing, in code that is being typed. Such a type cannot be extended.
    /// </summary>
    public static bool IsNameless(INamedTypeSymbol type)
    {
        ISymbol symbol = type;
        while (symbol is INamedTypeSymbol or INamespaceSymbol { IsGlobalNamespace: false })
        {
            if (symbol.Name.Length == 0)
                return true;
            symbol = symbol.ContainingSymbol;
        }

        return false;
    }

    /// <summary>Returns the types that contain a type, from the inside out.</summary>
    public static IEnumerable<INamedTypeSymbol> Containers(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? container = type.ContainingType; container is not null; container = container.ContainingType)
            yield return container;
    }

    /// <summary>Returns the base classes of a class without <c>object</c>.</summary>
    public static IEnumerable<INamedTypeSymbol> BaseTypes(INamedTypeSymbol type)
    {
        INamedTypeSymbol? current = type.BaseType;
        for (; current is { SpecialType: not SpecialType.System_Object }; current = current.BaseType)
            yield return current;
    }

    /// <summary>Returns the keywords that declare a type, such as <c>class</c> or <c>record struct</c>.</summary>
    public static string Keyword(INamedTypeSymbol type) => (type.TypeKind, type.IsRecord) switch
    {
        (TypeKind.Struct, true) => "record struct",
        (TypeKind.Struct, false) => "struct",
        (TypeKind.Interface, _) => "interface",
        (_, true) => "record",
        _ => "class",
    };
}
