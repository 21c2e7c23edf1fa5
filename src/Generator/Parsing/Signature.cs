using System.Linq;
using MlpGen.Generator.Model.Contract;
using Microsoft.CodeAnalysis;

namespace MlpGen.Generator.Parsing;

/// <summary>Compares a user's method with a generated one, as C# does: by parameter types, whatever is returned.</summary>
internal static class Signature
{
    // As ContractType writes keys: with namespaces, C#'s keywords, and no sign of what may be null.
    private static readonly SymbolDisplayFormat Format = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    public static bool Matches(ContractMember member, IMethodSymbol method) =>
        member.ParameterTypes is { } types
        && method.Arity == 0
        && method.Parameters.Length == types.Count
        && method.Parameters.Zip(types, (parameter, type) => IsSame(Display(parameter), type, method.ContainingType)).All(isSame => isSame);

    /// <summary>A type as the keys of contract members write it.</summary>
    public static string Display(ITypeSymbol type) => type.ToDisplayString(Format);

    // C# takes no two methods that differ in ref, in and out alone.
    private static string Display(IParameterSymbol parameter) =>
        (parameter.RefKind == RefKind.None ? string.Empty : "out ") + Display(parameter.Type);

    // A nested struct that is generated is known to the analyzer by its full name; to the generator it is as yet only what the user wrote.
    private static bool IsSame(string found, string expected, INamedTypeSymbol container)
    {
        string qualifier = Display(container) + ".";
        if (found == expected || !expected.Contains(qualifier))
            return found == expected;
        for (string written = qualifier; written.Length > 0; written = written.Substring(written.IndexOf('.') + 1))
        {
            if (found == expected.Replace(qualifier, written))
                return true;
        }

        return found == expected.Replace(qualifier, string.Empty);
    }
}
