using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis.CSharp;

namespace MlpGen.Generator.Tests.Fuzz;

/// <summary>Something that a user may write around a network.</summary>
/// <param name="Name">For the report.</param>
/// <param name="Needs">The language version that it came with.</param>
/// <param name="Add">Adds it to a draft; false where it does not fit there.</param>
internal sealed record Ingredient(string Name, LanguageVersion Needs, Func<Draft, bool> Add)
{
    private const LanguageVersion First = LanguageVersion.CSharp9;

    public Ingredient(string name, Func<Draft, bool> add)
        : this(name, First, add)
    {
    }

    /// <summary>All of them: a new attribute, option or surrounding is one more line in one of the tables.</summary>
    public static IReadOnlyList<Ingredient> All { get; } =
    [
        .. TypeIngredients.All,
        .. NamingIngredients.All,
        .. ClassIngredients.All,
        .. MemberIngredients.All,
        .. BaseIngredients.All,
        .. NeighbourIngredients.All,
        .. FileIngredients.All,
        .. TextIngredients.All,
        .. BuildIngredients.All,
    ];

    public bool AddTo(Draft draft)
    {
        if (!Add(draft))
            return false;
        draft.Require(Needs);
        return true;
    }
}
