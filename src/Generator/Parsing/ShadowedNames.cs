using System.Collections.Generic;
using System.Linq;
using MlpGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace MlpGen.Generator.Parsing;

/// <summary>Finds the names of generated code that mean something else where it will stand.</summary>
internal static class ShadowedNames
{
    /// <summary>The names of <see cref="UsedTypes"/> that a member of the type, of a containing or base type, or a type of an enclosing namespace takes, or that a global using brings.</summary>
    public static IEnumerable<string> Of(INamedTypeSymbol type, Compilation compilation)
    {
        INamedTypeSymbol[] types = [.. Types(type)];
        INamespaceSymbol[] namespaces = [.. Namespaces(type.ContainingNamespace, compilation)];
        GlobalUsings imported = GlobalUsings.Of(compilation);
        return UsedTypes.Names.Where(name =>
            types.Any(outer => outer.Name == name || outer.GetMembers(name).Any() || outer.TypeParameters.Any(parameter => parameter.Name == name))
            || namespaces.Any(space => space.GetMembers(name).Any(member => !IsMeant(member, name)))
            || imported.Shadowed.Contains(name));
    }

    internal static bool IsMeant(INamespaceOrTypeSymbol member, string name) => member.ToDisplayString() == UsedTypes.FullName(name);

    private static IEnumerable<INamedTypeSymbol> Types(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? outer = type; outer is not null; outer = outer.ContainingType)
        {
            for (INamedTypeSymbol? current = outer; current is { SpecialType: not SpecialType.System_Object }; current = current.BaseType)
                yield return current;
        }
    }

    private static IEnumerable<INamespaceSymbol> Namespaces(INamespaceSymbol innermost, Compilation compilation)
    {
        for (INamespaceSymbol? space = compilation.GetCompilationNamespace(innermost); space is not null; space = space.ContainingNamespace)
            yield return space;
    }
}
