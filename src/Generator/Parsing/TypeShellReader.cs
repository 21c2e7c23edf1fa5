using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using MlpGen.Generator.Collections;
using MlpGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MlpGen.Generator.Parsing;

/// <summary>Reads what it takes to open a type once more in another file.</summary>
internal static class TypeShellReader
{
    /// <param name="type">The type to open.</param>
    /// <param name="naming">What has names.</param>
    /// <param name="runtime">The assembly with the attributes.</param>
    /// <param name="compilation">Where they are.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static TypeShell Read(INamedTypeSymbol type, Naming naming, IAssemblySymbol runtime, Compilation compilation, CancellationToken cancellationToken) =>
        new(
            Namespace(type.ContainingNamespace),
            Containers(type).Reverse().Select(Head).ToEquatableArray(),
            Head(type),
            Escaped(type.Name),
            Reference(type),
            HintName.Of(type),
            ShadowedNames.Of(type, compilation, cancellationToken).Union(Fields(naming)).ToEquatableArray(),
            Containers(type).Prepend(type).Any(part => part.Name.All(c => c is >= 'a' and <= 'z')),
            RuntimeAlias(runtime, compilation));

    /// <summary>Whether a part of the name is missing, in code that is being typed: then there is nothing that could be opened again.</summary>
    public static bool IsNameless(INamedTypeSymbol type)
    {
        for (ISymbol symbol = type; symbol is INamedTypeSymbol or INamespaceSymbol { IsGlobalNamespace: false }; symbol = symbol.ContainingSymbol)
        {
            if (symbol.Name.Length == 0)
                return true;
        }

        return false;
    }

    /// <summary>The types that contain a type, from the inside out.</summary>
    public static IEnumerable<INamedTypeSymbol> Containers(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? container = type.ContainingType; container is not null; container = container.ContainingType)
            yield return container;
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

    // A field hides the type of its name inside its struct.
    private static IEnumerable<string> Fields(Naming naming) =>
        new[] { naming.Inputs, naming.Outputs }
            .SelectMany(names => names?.Fields ?? default)
            .Select(field => field.Identifier.TrimStart('@'))
            .Where(UsedTypes.Names.Contains);

    // Constraints and the other modifiers may stand on one part alone. Type parameters have no variance: C# allows no class in such a type.
    private static string Head(INamedTypeSymbol type) =>
        $"{(type.IsStatic ? "static " : "")}partial {Keyword(type)} {Escaped(type.Name)}{TypeParameters(type)}";

    // An inherited type of the same name would be found first, and so would the type parameter of a generated class.
    private static string Reference(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? baseType = type.BaseType; baseType is not null; baseType = baseType.BaseType)
        {
            if (!baseType.GetTypeMembers(type.Name).IsEmpty)
                return FullName(type);
        }

        return type.Name == HelperNames.SinkParameter ? FullName(type) : Escaped(type.Name) + TypeParameters(type);
    }

    private static string FullName(INamedTypeSymbol type)
    {
        string name = Escaped(type.Name) + TypeParameters(type);
        if (type.ContainingType is { } container)
            return $"{FullName(container)}.{name}";
        return type.ContainingNamespace.IsGlobalNamespace ? $"global::{name}" : $"global::{Namespace(type.ContainingNamespace)}.{name}";
    }

    private static string? RuntimeAlias(IAssemblySymbol runtime, Compilation compilation)
    {
        ImmutableArray<string> aliases = compilation.GetMetadataReference(runtime)?.Properties.Aliases ?? ImmutableArray<string>.Empty;
        return aliases.IsDefaultOrEmpty || aliases.Contains("global") ? null : Escaped(aliases[0]);
    }

    private static string TypeParameters(INamedTypeSymbol type) =>
        type.TypeParameters.IsEmpty ? "" : $"<{string.Join(", ", type.TypeParameters.Select(parameter => Escaped(parameter.Name)))}>";

    private static string Namespace(INamespaceSymbol symbol)
    {
        if (symbol.IsGlobalNamespace)
            return "";
        string name = Escaped(symbol.Name);
        return symbol.ContainingNamespace.IsGlobalNamespace ? name : $"{Namespace(symbol.ContainingNamespace)}.{name}";
    }

    /// <summary>
    /// A name with the sign where it needs it. Contextual keywords too: a class may be called @record or @partial, but only so. And a class
    /// that is called Guard as one of ours is tells itself apart by the sign.
    /// </summary>
    public static string Escaped(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None
        || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None
        || UsedTypes.Names.Contains(name)
            ? "@" + name
            : name;
}
