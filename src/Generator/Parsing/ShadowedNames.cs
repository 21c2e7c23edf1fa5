using System.Collections.Generic;
using System.Linq;
using System.Threading;
using MlpGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace MlpGen.Generator.Parsing;

/// <summary>Finds the names of generated code that mean something else where it will stand.</summary>
internal static class ShadowedNames
{
    /// <summary>
    /// The names of <see cref="UsedTypes"/> that a member of the type, of a containing or base type takes, a type of an enclosing namespace, or a
    /// parameter of a primary constructor; or that a global using or a local of the program brings.
    /// </summary>
    public static IEnumerable<string> Of(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken)
    {
        INamedTypeSymbol[] types = [.. Types(type).Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default)];
        INamespaceSymbol[] namespaces = [.. Namespaces(type.ContainingNamespace, compilation)];
        HashSet<string> parameters = [.. types.SelectMany(DeclaredMembers.PrimaryParameters).Select(parameter => parameter.Name)];
        HashSet<string> imported = EveryFile.Of(compilation, cancellationToken).Shadowed;

        // An attribute goes by its name without the end too.
        return UsedTypes.Names.Where(name => imported.Contains(name) || parameters.Contains(name) || IsTaken(name) || IsTaken($"{name}Attribute"));

        bool IsTaken(string name) =>
            types.Any(outer => outer.Name == name || outer.GetMembers(name).Any() || outer.TypeParameters.Any(parameter => parameter.Name == name))
            || namespaces.Any(space => space.GetMembers(name).Any(member => !IsMeant(member, name)));
    }

    internal static bool IsMeant(INamespaceOrTypeSymbol member, string name) => member.ToDisplayString() == UsedTypes.FullName(name);

    // With their members in scope: the type, those around it, and what each inherits.
    private static IEnumerable<INamedTypeSymbol> Types(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? outer = type; outer is not null; outer = outer.ContainingType)
        {
            for (INamedTypeSymbol? current = outer; current is { SpecialType: not SpecialType.System_Object }; current = current.BaseType)
                yield return current;
            if (outer.TypeKind != TypeKind.Interface)
                continue;
            foreach (INamedTypeSymbol inherited in outer.AllInterfaces)
                yield return inherited;
        }
    }

    private static IEnumerable<INamespaceSymbol> Namespaces(INamespaceSymbol innermost, Compilation compilation)
    {
        for (INamespaceSymbol? space = compilation.GetCompilationNamespace(innermost); space is not null; space = space.ContainingNamespace)
            yield return space;
    }
}
