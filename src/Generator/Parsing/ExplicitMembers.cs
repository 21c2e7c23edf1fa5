using System.Collections.Generic;
using System.Linq;
using MlpGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace MlpGen.Generator.Parsing;

/// <summary>Finds explicit implementations of the user's that a network gets itself: C# allows each once.</summary>
internal static class ExplicitMembers
{
    /// <summary>The member of ours that a member of the user's implements, such as <c>INetwork.Loss</c>; or null.</summary>
    public static string? Clash(ISymbol member, bool classifier) =>
        Implemented(member).Where(implemented => IsGenerated(implemented, classifier)).Select(implemented => $"{implemented.ContainingType.Name}.{implemented.Name}").FirstOrDefault();

    private static bool IsGenerated(ISymbol implemented, bool classifier) =>
        implemented.ContainingNamespace.ToDisplayString() switch
        {
            "MlpGen.CompilerServices" => true,
            "MlpGen" => implemented.ContainingType.Name == "INetwork" && ContractMember.Explicit(classifier).Contains(implemented.Name),
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
