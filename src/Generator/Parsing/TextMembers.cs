using System.Linq;
using Microsoft.CodeAnalysis;

namespace MlpGen.Generator.Parsing;

/// <summary>Finds a user-defined <c>ToString</c>, which a network keeps in place of its own text.</summary>
internal static class TextMembers
{
    /// <summary>
    /// True if the class, or the nearest base class that declares a <c>ToString</c>, has one that is not only an abstract override.
    /// </summary>
    public static bool HasText(INamedTypeSymbol type)
    {
        if (type.Name == nameof(ToString) || DeclaredMembers.GetMembers(type, nameof(ToString)).Any(TakesName))
            return true;
        foreach (INamedTypeSymbol current in TypeSymbols.BaseTypes(type))
        {
            if (DeclaredMembers.GetMembers(current, nameof(ToString)).FirstOrDefault(TakesName) is { } inherited)
                return inherited is not { IsAbstract: true, IsOverride: true };
        }

        return false;
    }

    // Overloads with parameters and generic methods do not prevent a ToString().
    private static bool TakesName(ISymbol member) =>
        member is not IMethodSymbol method || (method.Parameters.Length == 0 && method.Arity == 0);
}
