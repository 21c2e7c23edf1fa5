using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace MlpGen.Generator.Tests.Fuzz;

/// <summary>An enum with a member for each class of a network, or with a mistake.</summary>
/// <param name="Underlying">The underlying type. Empty if it is not written.</param>
/// <param name="SaysEachValue">True if values that count up from 0 are written too.</param>
/// <param name="Values">The values of the members, in source order.</param>
internal sealed record DrawnEnum(string Underlying, bool SaysEachValue, IReadOnlyList<decimal> Values)
{
    private static readonly (string Type, decimal Min, decimal Max)[] _underlying =
    [
        ("", int.MinValue, int.MaxValue), ("int", int.MinValue, int.MaxValue), ("uint", 0, uint.MaxValue), ("long", long.MinValue, long.MaxValue), ("ulong", 0, ulong.MaxValue),
        ("short", short.MinValue, short.MaxValue), ("ushort", 0, ushort.MaxValue), ("byte", 0, byte.MaxValue), ("sbyte", sbyte.MinValue, sbyte.MaxValue),
    ];

    // A network may declare more outputs than memory can hold. No enum gets that many members.
    private const int MostMembers = 40;

    private static readonly string[] _names = ["@class", "Größe", "数字", "_", "value", "Kernels", "Classify", "nint", "e\u0301tat", "Member"];

    public static DrawnEnum Draw(Draft draft, bool wrong)
    {
        Random random = draft.Random;
        (string type, decimal min, decimal max) = random.Pick(_underlying);
        int outputs = draft.Topology is { LayerCount: > 0, Sizes: { } sizes } ? sizes[^1] : 2;
        List<decimal> values = [.. Enumerable.Range(0, outputs == 1 ? 2 : Math.Clamp(outputs, 0, MostMembers)).Select(value => (decimal)value)];
        if (wrong)
            Spoil(random, values, min, max);
        return new DrawnEnum(type, random.Chance(0.2), [.. values.OrderBy(value => random.Next(2) == 0 ? value : 0)]);
    }

    /// <summary>Writes the declaration from <c>enum</c> on. Values that count up from 0 may be left out.</summary>
    public string Declare(string name) =>
        $"enum {name}{(Underlying == "" ? "" : $" : {Underlying}")} {{ {string.Join(", ", Values.Select((value, index) => Member(index) + Value(value, index)))} }}";

    private string Value(decimal value, int index) =>
        Values.Take(index + 1).Select((other, i) => other == i).All(follows => follows) && !SaysEachValue ? "" : $" = {value.ToString(CultureInfo.InvariantCulture)}";

    private static string Member(int index) => index < _names.Length ? _names[index] : $"Member{index}";

    private static void Spoil(Random random, List<decimal> values, decimal min, decimal max)
    {
        int at = random.Next(Math.Max(values.Count, 1));
        switch (random.Next(7))
        {
            case 0:
                values.Clear();
                break;
            case 1 when values.Count > 0:
                values.RemoveAt(at);
                break;
            case 2 when values.Count > 0:
                values.Add(values[at]);
                break;
            case 3:
                values.Add(values.Count);
                break;
            case 4:
                values.Add(min);
                break;
            case 5:
                values.Add(max);
                break;
            default:
                for (int i = 0; i < values.Count; i++)
                    values[i]++;
                break;
        }
    }
}
