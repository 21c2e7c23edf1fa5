using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using MlpGen.CompilerServices;
using static MlpGen.Text.MessageText;

namespace MlpGen.Training;

/// <summary>Topology, optimizer and options as one line of text: two trainers with the same go on in the same way.</summary>
internal static class TrainerFingerprint
{
    // Two of them are a message that still can be read. What is the same before the first difference says where that is.
    private const int Longest = 4_000;
    private const int Before = 200;

    /// <summary>The line for a trainer.</summary>
    public static string Of(ITrainable network, Optimizer optimizer, TrainerOptions options) =>
        $"{Topology(network)}; {optimizer}; " +
        string.Join(", ", options.Settings.Select(setting => $"{setting.Name} = {Text(setting.Value)}"));

    /// <summary>Demands that a checkpoint is of this trainer.</summary>
    /// <param name="found">The checkpoint's.</param>
    /// <param name="fits">The trainer's.</param>
    /// <exception cref="InvalidDataException">
    /// They differ; both are shown, long ones from a little before the first difference on.
    /// </exception>
    public static void Demand(string found, string fits)
    {
        if (found == fits)
            return;
        int first = int.Max(found.Length, fits.Length) <= Longest ? 0 : int.Max(0, found.AsSpan().CommonPrefixLength(fits) - Before);
        string omitted = first > 0 ? "…" : string.Empty;
        throw new InvalidDataException(
            $"The checkpoint is of another trainer. It is of {Quoted(omitted + found[first..], Longest)}; " +
            $"this one is {Quoted(omitted + fits[first..], Longest)}.");
    }

    private static string Topology(ITrainable network)
    {
        string[] layers = [.. network.Description.Layers.ToArray().Select(layer =>
            $"{layer.Outputs} {layer.Activation}{(layer.Dropout > 0 ? $" dropout {Text(layer.Dropout)}" : string.Empty)}")];
        return $"{network.InputSize} → {string.Join(" → ", layers)}, {network.Loss}";
    }

    private static string Text(object? value) => value switch
    {
        null => "none",
        float number => number.ToString("R", CultureInfo.InvariantCulture),
        int number => number.ToString(CultureInfo.InvariantCulture),
        bool flag => flag ? "True" : "False",
        IReadOnlyList<float> numbers => $"[{string.Join(' ', numbers.Select(number => Text(number)))}]",
        GradientClipping clipping => clipping.IsSet ? $"{(clipping.IsByNorm ? "norm" : "value")} {Text(clipping.Maximum)}" : "none",
        Schedule schedule => schedule.ToString(),
        _ => throw new NotSupportedException($"No text is known for a setting of type {value.GetType()}."),
    };
}
