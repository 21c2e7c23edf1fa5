using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;

namespace MlpGen.Generator.Tests.Fuzz;

/// <summary>Writes the attributes of a draft, each time in a random one of the possible forms.</summary>
internal static class AttributePrinter
{
    /// <summary>Writes <c>[Mlp(…)]</c> without its brackets.</summary>
    public static string Mlp(Draft draft)
    {
        List<string> arguments = [];
        if (draft.Topology.Hidden is { } hidden)
            arguments.Add($"Hidden = {Value(draft, hidden)}");
        if (draft.Topology.Output is { } output)
            arguments.Add($"Output = {Value(draft, output)}");
        if (draft.Topology.Loss is { } loss)
            arguments.Add($"Loss = {Value(draft, loss)}");
        if (draft.MaxStackBytes is { } bytes)
            arguments.Add($"MaxStackBytes = {bytes}");
        return $"{draft.MlpName ?? "RUNTIME.Mlp"}({string.Join(", ", [.. Sizes(draft), .. arguments.OrderBy(_ => draft.Random.Next())])})";
    }

    /// <summary>Writes each <c>[MlpLayer]</c> without its brackets.</summary>
    public static IEnumerable<string> Layers(Draft draft) => draft.Topology.Layers.Select(layer =>
    {
        List<string> arguments = [];
        if (layer.Activation is { } activation)
            arguments.Add($"Activation = {Value(draft, activation)}");
        if (layer.Dropout is { } rate)
            arguments.Add($"Dropout = {Rate(draft.Random, rate)}");
        return $"RUNTIME.MlpLayer({string.Join(", ", [$"{layer.Number}", .. arguments.OrderBy(_ => draft.Random.Next())])})";
    });

    /// <summary>Writes the attributes that name inputs, outputs and classes.</summary>
    public static IEnumerable<string> Names(Draft draft)
    {
        if (draft.InputNames is { } inputs)
            yield return $"RUNTIME.MlpInputs({Texts(draft, inputs.Names)})";
        if (draft.OutputNames is { } outputs)
            yield return $"RUNTIME.MlpOutputs({Texts(draft, outputs.Names)})";
        if (draft.Classes is { } classes)
            yield return $"RUNTIME.MlpClasses({classes.Argument})";
    }

    private static string Texts(Draft draft, IReadOnlyList<string?>? names)
    {
        if (names is null or [null])
            return names is null ? "null" : "new string[] { null }";
        string list = string.Join(", ", names.Select(name => name is null ? "null" : Text(draft.Random, name)));
        switch (draft.Random.Next(8))
        {
            case 0:
                return $"new string[] {{ {list} }}";
            case 1:
                return $"names: new string[] {{ {list} }}";
            case 2:
                draft.Require(LanguageVersion.CSharp12);
                return $"[{list}]";
            default:
                return list;
        }
    }

    private static string Text(Random random, string name) => random.Next(6) switch
    {
        0 when !name.Contains('\n', StringComparison.Ordinal) => $"@\"{name}\"",
        1 => $"\"\" + {SymbolDisplay.FormatLiteral(name, quote: true)}",
        2 => $"\"{string.Concat(name.Select(letter => $"\\u{(int)letter:X4}"))}\"",
        _ => SymbolDisplay.FormatLiteral(name, quote: true),
    };

    private static IEnumerable<string> Sizes(Draft draft)
    {
        if (draft.Topology.Sizes is not { } sizes)
            return ["null"];
        string list = string.Join(", ", sizes.Select(size => Number(draft.Random, size)));
        switch (draft.Random.Next(sizes.Length == 0 ? 2 : 8))
        {
            case 0:
                return [$"new int[] {{ {list} }}"];
            case 1 when sizes.Length > 0:
                return [$"layerSizes: new int[] {{ {list} }}"];
            case 2:
                draft.Require(LanguageVersion.CSharp12);
                return [$"[{list}]"];
            default:
                return sizes.Select(size => Number(draft.Random, size));
        }
    }

    private static string Number(Random random, int number) => random.Next(8) switch
    {
        0 when number is > 0 and < 256 => $"(byte){number}",
        1 when number is > 33 and < 39 => $"(int)'{(char)number}'",
        2 when number >= 0 => $"0x{number:X}",
        3 when number > 999 => number.ToString("#_###", CultureInfo.InvariantCulture),
        4 => $"{number} + 0",
        _ => number == int.MinValue ? "int.MinValue" : $"{number}",
    };

    private static string Rate(Random random, double rate)
    {
        if (!double.IsFinite(rate))
            return double.IsNaN(rate) ? "double.NaN" : "double.PositiveInfinity";
        string text = rate.ToString("R", CultureInfo.InvariantCulture);
        return random.Next(5) switch
        {
            0 => $"{text}d",
            1 => $"{text} + 0.0",
            2 => rate.ToString("E12", CultureInfo.InvariantCulture),
            3 when (float)rate == rate => $"{text}f",
            _ => text,
        };
    }

    private static string Value<T>(Draft draft, T value)
        where T : struct, Enum =>
        Enum.IsDefined(value) ? $"RUNTIME.{typeof(T).Name}.{value}" : $"(RUNTIME.{typeof(T).Name})({Convert.ToInt32(value, CultureInfo.InvariantCulture)})";
}
