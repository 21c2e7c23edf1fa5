using System.Collections.Generic;
using System.Linq;
using MlpGen.Generator.Model.Contract;
using Microsoft.CodeAnalysis;

namespace MlpGen.Generator.Parsing;

/// <summary>Finds explicit implementations of the user's that a network gets itself: C# allows each once.</summary>
internal static class ExplicitMembers
{
    /// <summary>The generated member that a member of the user's implements too, such as <c>INetwork.Loss</c>; or null.</summary>
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

    // An accessor belongs to its property.
    private static IEnumerable<ISymbol> Implemented(ISymbol member) => member switch
    {
        IPropertySymbol property => property.ExplicitInterfaceImplementations,
        IMethodSymbol { AssociatedSymbol: null } method => method.ExplicitInterfaceImplementations,
        _ => [],
    };
}
