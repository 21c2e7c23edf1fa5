using System.Linq;
using Microsoft.CodeAnalysis;

namespace MlpGen.Generator.Parsing;

/// <summary>Names the generated file of a type.</summary>
internal static class HintName
{
    // Compilers that write generated files to disk put them below a path of their own, and Windows counts 260 characters in all.
    private const int MaxReadable = 100;

    /// <summary>
    /// The full name for the reader, then its hash: file names ignore case, and what cannot stand in one is replaced, so that
    /// <c>Foo</c> and <c>foo</c>, or <c>Näher</c> and <c>Nöher</c>, differ in the hash alone. So do a class and a record of one name, which
    /// is an error of C#'s, but none that may stop the generator.
    /// </summary>
    public static string Of(INamedTypeSymbol type)
    {
        string name = FullName(type);
        string readable = new([.. name.Take(MaxReadable).Select(c => IsPlain(c) ? c : '_')]);
        return $"{readable}-{Fnv1A(name + Kinds(type)):x8}";
    }

    private static string FullName(INamedTypeSymbol type)
    {
        if (type.ContainingType is { } container)
            return $"{FullName(container)}+{type.MetadataName}";
        return type.ContainingNamespace.IsGlobalNamespace
            ? type.MetadataName
            : $"{type.ContainingNamespace.ToDisplayString()}.{type.MetadataName}";
    }

    private static string Kinds(INamedTypeSymbol? type) =>
        type is null ? "" : Kinds(type.ContainingType) + (TypeSymbols.Keyword(type) is var kind and not "class" ? $" {kind}" : "");

    private static bool IsPlain(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '_' or '+';

    // FNV-1a over UTF-16 units: string.GetHashCode differs from run to run.
    private static uint Fnv1A(string text)
    {
        uint hash = 2166136261;
        foreach (char c in text)
            hash = unchecked((hash ^ c) * 16777619);
        return hash;
    }
}
