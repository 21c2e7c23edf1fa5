using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using MlpGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MlpGen.Generator.Parsing;

/// <summary>
/// Finds the names that are ambiguous or have another meaning in helper classes. The usings of a helper class take precedence over the
/// project. Only two cases are therefore possible. The project can declare a type in a namespace of those usings, or a type named
/// <c>nint</c>, which C# then does not treat as a keyword.
/// </summary>
internal static class ShadowedNames
{
    // The result is the same for every network of a compilation. Each edit creates a new compilation.
    private static readonly ConditionalWeakTable<Compilation, string[]> _known = new();

    public static string[] Find(Compilation compilation, CancellationToken cancellationToken) =>
        _known.GetValue(compilation, key => Read(key, cancellationToken));

    /// <summary>True if code can use the class <c>Unsafe</c>, which netstandard2.1 does not have.</summary>
    public static bool HasUnsafe(Compilation compilation) =>
        compilation.GetTypesByMetadataName("System.Runtime.CompilerServices.Unsafe")
            .Any(type => compilation.IsSymbolAccessibleWithin(type, compilation.Assembly));

    private static string[] Read(Compilation compilation, CancellationToken cancellationToken)
    {
        INamespaceSymbol[] used =
            [.. UsedTypes.Namespaces.Select(known => Find(compilation.GlobalNamespace, known.Name)).OfType<INamespaceSymbol>()];
        bool hasUnsafe = HasUnsafe(compilation);
        IReadOnlyList<UsingDirectiveSyntax> directives = GlobalUsings.Find(compilation, cancellationToken);
        HashSet<string> aliases = [.. directives.Select(directive => directive.Alias?.Name.Identifier.ValueText).OfType<string>()];
        INamespaceOrTypeSymbol[] everywhere =
        [
            compilation.GlobalNamespace,
            .. directives
                .Where(directive => directive.Alias is null)
                .Select(directive => (Name: directive.Name!, Model: compilation.GetSemanticModel(directive.SyntaxTree)))
                .Select(directive => directive.Model.GetSymbolInfo(directive.Name, cancellationToken).Symbol)
                .OfType<INamespaceOrTypeSymbol>(),
        ];
        return [.. UsedTypes.Names.Where(name => UsedTypes.IsKeyword(name)
            ? aliases.Contains(name) || used.Concat(everywhere).Any(space => !space.GetTypeMembers(name).IsEmpty)
            : used.SelectMany(space => space.GetTypeMembers(name).Concat(space.GetTypeMembers(name + "Attribute")))
                .Any(type => IsOther(type, name)))];

        bool IsOther(INamedTypeSymbol type, string name) =>
            $"{type.ContainingNamespace.ToDisplayString()}.{name}" != UsedTypes.Find(name, hasUnsafe).FullName
            && compilation.IsSymbolAccessibleWithin(type, compilation.Assembly);
    }

    private static INamespaceSymbol? Find(INamespaceSymbol space, string name) =>
        name.Split('.').Aggregate(
            (INamespaceSymbol?)space,
            (outer, part) => outer?.GetNamespaceMembers().FirstOrDefault(inner => inner.Name == part));
}
