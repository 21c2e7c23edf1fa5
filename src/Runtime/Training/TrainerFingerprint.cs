using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using MlpGen.CompilerServices;
using static MlpGen.Text.MessageText;

namespace MlpGen.Training;

/// <summary>Describes topology, optimizer and options in one line of text. Two trainers with the same line train in the same way.</summary>
internal static class TrainerFingerprint
{
    // A message with two texts of this length is still readable. The common text before the first difference shows where the difference is.
    private const int Longest = 4_000;
    private const int Before = 200;

    /// <summary>Returns the line for a trainer.</summary>
    public static string Compute(ITrainable network, Optimizer optimizer, TrainerOptions options) =>
        $"{Topology(network)}; {optimizer}; " +
        string.Join(", ", options.Settings.Select(setting => $"{setting.Name} = {Text(setting.Value)}"));

    /// <summary>Throws if a checkpoint was saved by a different trainer.</summary>
    /// <param name="found">The line in the checkpoint.</param>
    /// <param name="fits">The line of this trainer.</param>
    /// <exception cref="InvalidDataException">
    /// The lines differ. The message shows both. Long ones start shortly before the first difference.
    /// </exception>
    public static void ThrowIfDifferent(string found, string fits)
    {
        if (found == fits)
            return;
        int first = int.Max(found.Length, fits.Length) <= Longest ? 0 : int.Max(0, found.AsSpan().CommonPrefixLength(fits) - Before);
        string omitted = first > 0 ? "…" : string.Empty;
        throw new InvalidDataException(
            $"The checkpoint was saved by a different trainer: {Quoted(omitted + found[first..], Longest)}. " +
            $"This trainer is {Quoted(omitted + fits[first..], Longest)}. Create the trainer with the settings of the checkpoint.");
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
        _ => throw new NotSupportedException($"Settings of type {value.GetType()} have no text form."),
    };
}
