using System.Linq;
using MlpGen.Generator.Model.Contract;
using Microsoft.CodeAnalysis;

namespace MlpGen.Generator.Parsing;

/// <summary>Compares a user-defined method with a generated one as C# does, by parameter types and without the return type.</summary>
internal static class Signature
{
    // The format of keys in ContractType: with namespaces and C# keywords, without nullable annotations.
    private static readonly SymbolDisplayFormat Format = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    public static bool Matches(ContractMember member, IMethodSymbol method) =>
        member.ParameterTypes is { } types
        && method.Arity == 0
        && method.Parameters.Length == types.Count
        && method.Parameters.Zip(types, (parameter, type) => IsSame(Display(parameter), type, method.ContainingType)).All(isSame => isSame);

    /// <summary>Returns a type in the format of the keys of contract members.</summary>
    public static string Display(ITypeSymbol type) => type.ToDisplayString(Format);

    // C# does not allow two methods that differ only in ref, in and out.
    private static string Display(IParameterSymbol parameter) =>
        (parameter.RefKind == RefKind.None ? string.Empty : "out ") + Display(parameter.Type);

    // The analyzer sees a generated nested struct by its full name. The generator sees only the name that the user wrote.
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
