using System.Linq;
using MlpGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace MlpGen.Generator.Parsing;

/// <summary>Compares a user's method with a generated one, as C# does: by parameter types, whatever is returned.</summary>
internal static class Signature
{
    // As ContractMember writes types: with namespaces, C#'s keywords, and no sign of what may be null.
    private static readonly SymbolDisplayFormat Format = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    public static bool Matches(ContractMember member, IMethodSymbol method) =>
        member.ParameterTypes is { } types
        && method.Arity == 0
        && method.Parameters.All(parameter => parameter.RefKind == RefKind.None)
        && method.Parameters.Select(parameter => parameter.Type.ToDisplayString(Format)).SequenceEqual(types);
}
