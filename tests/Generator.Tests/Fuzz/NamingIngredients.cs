using System;
using System.Collections.Generic;
using System.Linq;

namespace MlpGen.Generator.Tests.Fuzz;

/// <summary>Names for inputs and outputs.</summary>
internal static class NamingIngredients
{
    private const int MostNames = 12;

    private static readonly string[] _ordinary =
    [
        "x", "speed", "class", "event", "record", "größe", "ñ", "数字", "ǆ", "ⅷ", "_", "__", "__arglist", "_x", "sys", "own", "nint", "value", "floats1", "e\u0301tat", "Ab", "first",
    ];

    public static IReadOnlyList<Ingredient> All { get; } =
    [
        new("names of inputs", draft => Inputs(draft, spoils: 0)),
        new("names of outputs", draft => Outputs(draft, spoils: 0)),
        new("names of inputs and outputs", draft => draft.InputNames is null && Outputs(draft, spoils: 0) && Inputs(draft, spoils: 0)),
        new("wrong names of inputs", draft => draft.Random.Chance(0.3) && Inputs(draft, draft.Random.Next(1, 3))),
        new("wrong names of outputs", draft => draft.Random.Chance(0.3) && Outputs(draft, draft.Random.Next(1, 3))),
        new("names without a network", draft => draft.Random.Chance(0.3) && draft.Claim("global", "NoNetwork") && WithoutNetwork(draft)),
    ];

    private static bool Inputs(Draft draft, int spoils)
    {
        if (draft.InputNames is not null)
            return false;
        draft.InputNames = Draw(draft, "Input", draft.Topology.Sizes is { Length: > 0 } sizes ? sizes[0] : 2, spoils);
        return true;
    }

    private static bool Outputs(Draft draft, int spoils)
    {
        if (draft.OutputNames is not null)
            return false;
        draft.OutputNames = Draw(draft, "Output", draft.Topology.Sizes is { Length: > 1 } sizes ? sizes[^1] : 2, spoils);
        return true;
    }

    private static DrawnNames Draw(Draft draft, string structName, int count, int spoils)
    {
        DrawnNames drawn = new(structName, []);
        while (drawn.Fields.Count < Math.Clamp(count, 0, MostNames))
        {
            DrawnNames longer = drawn with { Names = [.. drawn.Names!, draft.Random.Chance(0.5) ? draft.Random.Pick(_ordinary) : draft.Random.Pick(GeneratedNames.All)] };
            drawn = longer.Rules(size: null).Any() ? drawn : longer;
        }

        for (; spoils > 0; spoils--)
            drawn = drawn with { Names = Spoil(draft.Random, structName, [.. drawn.Names ?? []]) };
        return drawn;
    }

    private static List<string?>? Spoil(Random random, string structName, List<string?> names)
    {
        int at = random.Next(names.Count + 1);
        switch (random.Next(6))
        {
            case 0:
                return null;
            case 1 when at < names.Count:
                names.RemoveAt(at);
                break;
            case 2:
                names.Insert(at, random.Chance(0.2) ? null : random.Pick(DrawnNames.NoIdentifiers));
                break;
            case 3:
                names.Insert(at, random.Chance(0.5) ? structName : random.Pick(DrawnNames.Members));
                break;
            case 4 when at < names.Count && names[at] is { Length: > 0 } name:
                names.Add(char.ToLowerInvariant(name[0]) + name[1..]);
                break;
            default:
                names.Insert(at, random.Pick(_ordinary));
                break;
        }

        return names;
    }

    private static bool WithoutNetwork(Draft draft)
    {
        string attribute = draft.Random.Pick((string[])["MlpInputs(\"a\")", "MlpOutputs(\"a\"), RUNTIME.MlpClasses(typeof(int))", "MlpClasses(null)"]);
        draft.OtherFiles.Add(("NoNetwork.cs", $"[RUNTIME.{attribute}] public class NoNetwork {{ }}"));
        draft.RulesOfOthers.Add("MLP009");
        return true;
    }
}
