using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis.CSharp;

namespace MlpGen.Generator.Tests.Fuzz;

/// <summary>A piece of code that a user may write around a network.</summary>
/// <param name="Name">The name in the report.</param>
/// <param name="Needs">The language version that introduced it.</param>
/// <param name="Add">Adds it to a draft. Returns false if it cannot be added there.</param>
internal sealed record Ingredient(string Name, LanguageVersion Needs, Func<Draft, bool> Add)
{
    private const LanguageVersion First = LanguageVersion.CSharp9;

    public Ingredient(string name, Func<Draft, bool> add)
        : this(name, First, add)
    {
    }

    /// <summary>All ingredients. To cover a new attribute, option or context, add a line to one of the tables.</summary>
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
