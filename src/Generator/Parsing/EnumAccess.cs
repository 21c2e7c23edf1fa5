using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MlpGen.Generator.Parsing;

/// <summary>Decides if a public member of a network can use an enum. The enum must be accessible wherever the network is.</summary>
internal static class EnumAccess
{
    /// <summary>True if a containing type is written without its type arguments, as in <c>typeof(Outer&lt;&gt;.Kind)</c>.</summary>
    public static bool IsOpen(INamedTypeSymbol type) => Chain(type).Any(link => link.IsUnboundGenericType);

    /// <summary>
    /// True if other files can name the network but not the enum. Another rule reports a file-local type that contains both.
    /// </summary>
    public static bool IsFileLocal(INamedTypeSymbol type, INamedTypeSymbol network) =>
        Chain(type).Except<INamedTypeSymbol>(Chain(network), SymbolEqualityComparer.Default)
            .SelectMany(link => link.DeclaringSyntaxReferences)
            .Any(part => part.GetSyntax() is BaseTypeDeclarationSyntax declaration
                && declaration.Modifiers.Any(modifier => modifier.ValueText == "file"));

    /// <summary>True if an enum is at least as accessible as a network.</summary>
    public static bool Reaches(INamedTypeSymbol type, INamedTypeSymbol network) => Chain(type).All(link => link.DeclaredAccessibility switch
    {
        Accessibility.Public => true,
        Accessibility.Internal => IsInternal(network),
        Accessibility.Private => StaysIn(network, link.ContainingType, derived: false),
        Accessibility.Protected => StaysIn(network, link.ContainingType, derived: true),
        Accessibility.ProtectedOrInternal => IsInternal(network) || StaysIn(network, link.ContainingType, derived: true),
        _ => IsInternal(network) && StaysIn(network, link.ContainingType, derived: true),
    });

    private static bool IsInternal(INamedTypeSymbol network) => Chain(network).Any(link =>
        link.DeclaredAccessibility is Accessibility.Internal or Accessibility.Private or Accessibility.ProtectedAndInternal);

    // True if the network, or a type around it, is accessible only inside a type that is in the container of the enum.
    private static bool StaysIn(INamedTypeSymbol network, INamedTypeSymbol container, bool derived) => Chain(network).Any(link =>
        link.DeclaredAccessibility switch
        {
            Accessibility.Private => Chain(link.ContainingType).Any(outer => IsSameOrDerived(outer, container, derived)),
            Accessibility.Protected or Accessibility.ProtectedAndInternal =>
                derived && IsSameOrDerived(link.ContainingType, container, derived),
            _ => false,
        });

    private static bool IsSameOrDerived(INamedTypeSymbol type, INamedTypeSymbol container, bool derived)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = derived ? current.BaseType : null)
        {
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, container.OriginalDefinition))
                return true;
        }

        return false;
    }

    private static IEnumerable<INamedTypeSymbol> Chain(INamedTypeSymbol type) => TypeSymbols.Containers(type).Prepend(type);
}
