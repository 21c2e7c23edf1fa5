using System.Collections.Generic;
using System.Linq;
using MlpGen.Generator.Model.Contract;
using Microsoft.CodeAnalysis;

namespace MlpGen.Generator.Parsing;

/// <summary>Finds user-defined explicit implementations that conflict with generated ones, because C# allows each only once.</summary>
internal static class ExplicitMembers
{
    /// <summary>
    /// Returns the generated member that a user-defined member also implements, such as <c>IInferenceNetwork.Loss</c>, or null if there is
    /// none.
    /// </summary>
    public static string? Clash(ISymbol member, ContractTable contract) => Implemented(member)
        .Where(implemented => IsGenerated(implemented, contract))
        .Select(implemented => $"{implemented.ContainingType.Name}.{implemented.Name}")
        .FirstOrDefault();

    private static bool IsGenerated(ISymbol implemented, ContractTable contract) =>
        implemented.ContainingNamespace.ToDisplayString() switch
        {
            "MlpGen.CompilerServices" => true,
            "MlpGen" => contract.Explicit.Any(member =>
                member.Interface == implemented.ContainingType.Name && member.Name == implemented.Name),
            _ => false,
        };

    // Accessors are skipped because their property is examined.
    private static IEnumerable<ISymbol> Implemented(ISymbol member) => member switch
    {
        IPropertySymbol property => property.ExplicitInterfaceImplementations,
        IMethodSymbol { AssociatedSymbol: null } method => method.ExplicitInterfaceImplementations,
        _ => [],
    };
}
