using System.Collections.Generic;
using System.Linq;
using MlpGen.Generator.Collections;
using MlpGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MlpGen.Generator.Parsing;

/// <summary>Reads what it takes to open a type once more in another file.</summary>
internal static class TypeShellReader
{
    public static TypeShell Read(INamedTypeSymbol type, Naming naming, Compilation compilation) =>
        new(
            Namespace(type.ContainingNamespace),
            Containers(type).Reverse().Select(Head).ToEquatableArray(),
            Head(type),
            Escaped(type.Name),
            HintName.Of(type),
            ShadowedNames.Of(type, compilation).Union(Fields(naming)).ToEquatableArray());

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
