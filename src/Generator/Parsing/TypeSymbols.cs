using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace MlpGen.Generator.Parsing;

/// <summary>Reads facts of a type's declaration from its symbol.</summary>
internal static class TypeSymbols
{
    /// <summary>
    /// True if a part of the name is missing, in code that is being typed: then there is nothing that could be opened again.
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

    /// <summary>The types that contain a type, from the inside out.</summary>
    public static IEnumerable<INamedTypeSymbol> Containers(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? container = type.ContainingType; container is not null; container = container.ContainingType)
            yield return container;
    }

    /// <summary>The classes that a class derives from, but <c>object</c>.</summary>
    public static IEnumerable<INamedTypeSymbol> BaseTypes(INamedTypeSymbol type)
    {
        INamedTypeSymbol? current = type.BaseType;
        for (; current is { SpecialType: not SpecialType.System_Object }; current = current.BaseType)
            yield return current;
    }

    /// <summary>The keywords that declare a kind of type: <c>class</c>, <c>record struct</c>.</summary>
    public static string Keyword(INamedTypeSymbol type) => (type.TypeKind, type.IsRecord) switch
    {
        (TypeKind.Struct, true) => "record struct",
        (TypeKind.Struct, false) => "struct",
        (TypeKind.Interface, _) => "interface",
        (_, true) => "record",
        _ => "class",
    };
}
