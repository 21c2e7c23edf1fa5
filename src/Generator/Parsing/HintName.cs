using System.Linq;
using Microsoft.CodeAnalysis;

namespace MlpGen.Generator.Parsing;

/// <summary>Chooses the name of the file that is generated for a type.</summary>
internal static class HintName
{
    // A compiler that writes generated files to disk puts them in its own folder, and Windows limits a path to 260 characters.
    private const int MaxReadable = 100;

    /// <summary>
    /// Returns the readable full name followed by its hash. File names ignore case, and invalid characters are replaced, so <c>Foo</c> and
    /// <c>foo</c>, or <c>Näher</c> and <c>Nöher</c>, differ only in the hash. So do a class and a record with one name. The C# compiler
    /// reports these, but the generator must still be able to run.
    /// </summary>
    public static string Create(INamedTypeSymbol type)
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

    // FNV-1a over UTF-16 units, because string.GetHashCode differs between runs.
    private static uint Fnv1A(string text)
    {
        uint hash = 2166136261;
        foreach (char c in text)
            hash = unchecked((hash ^ c) * 16777619);
        return hash;
    }
}
