using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using MlpGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MlpGen.Generator.Parsing;

/// <summary>
/// Finds the names that mean something else, or a second thing, in helper classes. Their own usings come before anything that the project
/// brings, so there are but two kinds: a type that the project declares in a namespace of those usings; and a type called <c>nint</c>,
/// which C# then takes for no keyword.
/// </summary>
internal static class ShadowedNames
{
    // The same for every network of a compilation; each edit makes a new one.
    private static readonly ConditionalWeakTable<Compilation, string[]> _known = new();

    public static string[] Of(Compilation compilation, CancellationToken cancellationToken) =>
        _known.GetValue(compilation, key => Read(key, cancellationToken));

    private static string[] Read(Compilation compilation, CancellationToken cancellationToken)
    {
        INamespaceSymbol[] used =
            [.. UsedTypes.Namespaces.Select(known => Find(compilation.GlobalNamespace, known.Name)).OfType<INamespaceSymbol>()];
        IReadOnlyList<UsingDirectiveSyntax> directives = GlobalUsings.Of(compilation, cancellationToken);
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
            $"{type.ContainingNamespace.ToDisplayString()}.{name}" != UsedTypes.FullName(name)
            && compilation.IsSymbolAccessibleWithin(type, compilation.Assembly);
    }

    private static INamespaceSymbol? Find(INamespaceSymbol space, string name) =>
        name.Split('.').Aggregate(
            (INamespaceSymbol?)space,
            (outer, part) => outer?.GetNamespaceMembers().FirstOrDefault(inner => inner.Name == part));
}
