using System;
using System.Collections.Generic;
using System.Linq;

namespace MlpGen.Generator.Tests.Fuzz;

/// <summary>What a drawn <c>[MlpInputs]</c> or <c>[MlpOutputs]</c> says, right or wrong, and which rules that breaks.</summary>
/// <param name="Struct"><c>Input</c> or <c>Output</c>.</param>
/// <param name="Names">Null where null is passed in place of the array; a name may be null too.</param>
internal sealed record DrawnNames(string Struct, IReadOnlyList<string?>? Names)
{
    /// <summary>Names that no field can have.</summary>
    public static readonly string[] NoIdentifiers = ["", " ", "2nd", "left sensor", "a-b", "@class", "@speed", "a\u200Db", "x;", "x\n", "\uD835\uDCA9", "//"];

    /// <summary>What a struct has anyway.</summary>
    public static readonly string[] Members = ["Equals", "Finalize", "Floats", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString"];

    /// <summary>The fields that come of it, those of a network with an error included.</summary>
    public IReadOnlyList<string> Fields => Read().Fields;

    /// <param name="size">The numbers of a row; null where that is not known.</param>
    public IEnumerable<string> Rules(int? size) =>
        [.. size is { } expected && expected != (Names?.Count ?? 0) ? ["MLP026"] : (string[])[], .. Read().Rules];

    private (List<string> Fields, List<string> Rules) Read()
    {
        List<string> fields = [];
        List<string> rules = [];
        foreach (string? name in Names ?? [])
        {
            string? field = name is null || NoIdentifiers.Contains(name) ? null : char.ToUpperInvariant(name[0]) + name[1..];
            if (field is null)
                rules.Add("MLP027");
            else if (field == Struct || Members.Contains(field) || fields.Contains(field))
                rules.Add("MLP028");
            else
                fields.Add(field);
        }

        return (fields, rules);
    }
}
