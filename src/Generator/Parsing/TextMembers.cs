using System.Linq;
using Microsoft.CodeAnalysis;

namespace MlpGen.Generator.Parsing;

/// <summary>Finds a <c>ToString</c> of the user's, which a network keeps in place of its own text.</summary>
internal static class TextMembers
{
    /// <summary>
    /// True if the class, or the nearest base class that has one, has a <c>ToString</c> that is more than a demand for one.
    /// </summary>
    public static bool HasText(INamedTypeSymbol type)
    {
        if (type.Name == nameof(ToString) || DeclaredMembers.Of(type, nameof(ToString)).Any(TakesName))
            return true;
        foreach (INamedTypeSymbol current in TypeSymbols.BaseTypes(type))
        {
            if (DeclaredMembers.Of(current, nameof(ToString)).FirstOrDefault(TakesName) is { } inherited)
                return inherited is not { IsAbstract: true, IsOverride: true };
        }

        return false;
    }

    // Overloads and generic methods of the name leave room for another.
    private static bool TakesName(ISymbol member) =>
        member is not IMethodSymbol method || (method.Parameters.Length == 0 && method.Arity == 0);
}
