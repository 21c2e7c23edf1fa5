using Microsoft.CodeAnalysis;

namespace MlpGen.Generator.Calls;

/// <summary>Recognizes the types that hold rows of numbers, and the types of MlpGen, by their names.</summary>
internal static class RowTypes
{
    /// <summary>True for an array or a span, which has a length and converts to a span of the same length.</summary>
    public static bool IsRow(ITypeSymbol? type) => type is IArrayTypeSymbol { Rank: 1 } || IsSpan(type);

    public static bool IsSpan(ITypeSymbol? type) =>
        (type is INamedTypeSymbol { Name: "Span", Arity: 1 } && IsOfSystem(type)) || IsReadOnlySpan(type);

    public static bool IsReadOnlySpan(ITypeSymbol? type) => type is INamedTypeSymbol { Name: "ReadOnlySpan", Arity: 1 } && IsOfSystem(type);

    /// <summary>True if a type has the given name and is in the namespace System.</summary>
    public static bool IsOfSystem(ITypeSymbol? type, string name) => type is not null && type.Name == name && IsOfSystem(type);

    /// <summary>True if a type has the given name and is in the namespace MlpGen.</summary>
    public static bool IsOfMlpGen(ITypeSymbol? type, string name) => type is not null && type.Name == name && IsOf(type, "MlpGen");

    /// <summary>True if a class contains MlpGen's extensions for arrays, which only read the arrays.</summary>
    public static bool IsExtensions(ITypeSymbol? type) => IsOfMlpGen(type, "NetworkExtensions") || IsOfMlpGen(type, "TrainerExtensions");

    private static bool IsOfSystem(ITypeSymbol type) => IsOf(type, "System");

    private static bool IsOf(ITypeSymbol type, string space) =>
        type is { ContainingType: null, ContainingNamespace: { ContainingNamespace.IsGlobalNamespace: true } found } && found.Name == space;
}
