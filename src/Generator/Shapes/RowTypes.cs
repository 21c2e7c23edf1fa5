using Microsoft.CodeAnalysis;

namespace MlpGen.Generator.Shapes;

/// <summary>The types that hold rows of numbers, and those of MlpGen, told by their names as the rest of the generator does.</summary>
internal static class RowTypes
{
    /// <summary>An array or a span: what has a length and converts to a span of the same length.</summary>
    public static bool IsRow(ITypeSymbol? type) => type is IArrayTypeSymbol { Rank: 1 } || IsSpan(type);

    public static bool IsSpan(ITypeSymbol? type) =>
        (type is INamedTypeSymbol { Name: "Span", Arity: 1 } && IsOfSystem(type)) || IsReadOnlySpan(type);

    public static bool IsReadOnlySpan(ITypeSymbol? type) => type is INamedTypeSymbol { Name: "ReadOnlySpan", Arity: 1 } && IsOfSystem(type);

    /// <summary>True if a type is that of a name in the namespace System.</summary>
    public static bool IsOfSystem(ITypeSymbol? type, string name) => type is not null && type.Name == name && IsOfSystem(type);

    /// <summary>True if a type is that of a name in the namespace MlpGen.</summary>
    public static bool IsOfMlpGen(ITypeSymbol? type, string name) => type is not null && type.Name == name && IsOf(type, "MlpGen");

    /// <summary>True if a class holds extensions of ours that take arrays, which they only read.</summary>
    public static bool IsExtensions(ITypeSymbol? type) => IsOfMlpGen(type, "NetworkExtensions") || IsOfMlpGen(type, "TrainerExtensions");

    private static bool IsOfSystem(ITypeSymbol type) => IsOf(type, "System");

    private static bool IsOf(ITypeSymbol type, string space) =>
        type is { ContainingType: null, ContainingNamespace: { ContainingNamespace.IsGlobalNamespace: true } found } && found.Name == space;
}
