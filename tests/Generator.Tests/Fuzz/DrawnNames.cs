using System;
using System.Collections.Generic;
using System.Linq;

namespace MlpGen.Generator.Tests.Fuzz;

/// <summary>A random <c>[MlpInputs]</c> or <c>[MlpOutputs]</c>, valid or not, and the rules that it breaks.</summary>
/// <param name="Struct">The name of the struct, <c>Input</c> or <c>Output</c>.</param>
/// <param name="Names">The names. Null if null is passed instead of the array. A name may be null too.</param>
internal sealed record DrawnNames(string Struct, IReadOnlyList<string?>? Names)
{
    /// <summary>Names that no field can have.</summary>
    public static readonly string[] NoIdentifiers = ["", " ", "2nd", "left sensor", "a-b", "@class", "@speed", "a\u200Db", "x;", "x\n", "\uD835\uDCA9", "//"];

    /// <summary>Members that every struct has.</summary>
    public static readonly string[] Members = ["Equals", "Finalize", "Floats", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString"];

    /// <summary>The fields that are generated, including those of a network with an error.</summary>
    public IReadOnlyList<string> Fields => Read().Fields;

    /// <param name="size">The number of values in a row. Null if unknown.</param>
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
