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
        $"{Topology(network)}; {optimizer}; {string.Join(", ", Settings(options).Select(FormattableString.Invariant))}";

    /// <summary>Demands that a checkpoint is of this trainer.</summary>
    /// <param name="found">The checkpoint's.</param>
    /// <param name="fits">The trainer's.</param>
    /// <exception cref="InvalidDataException">They differ; both are shown, long ones from a little before the first difference on.</exception>
    public static void Demand(string found, string fits)
    {
        if (found == fits)
            return;
        int first = int.Max(found.Length, fits.Length) <= Longest ? 0 : int.Max(0, found.AsSpan().CommonPrefixLength(fits) - Before);
        string omitted = first > 0 ? "…" : string.Empty;
        throw new InvalidDataException(
            $"The checkpoint is of another trainer. It is of {Quoted(omitted + found[first..], Longest)}; this one is {Quoted(omitted + fits[first..], Longest)}.");
    }

    private static string Topology(ITrainable network)
    {
        string[] layers = [.. network.Description.Layers.ToArray().Select(layer =>
            $"{layer.Outputs} {layer.Activation}{(layer.Dropout > 0 ? $" dropout {Text(layer.Dropout)}" : string.Empty)}")];
        return $"{network.InputSize} → {string.Join(" → ", layers)}, {network.Loss}";
    }

    // The number of threads is among them, since it changes the order of sums.
    private static IEnumerable<FormattableString> Settings(TrainerOptions options) =>
    [
        $"DegreeOfParallelism = {options.Threads}",
        $"Seed = {options.Seed}",
        $"Schedule = {options.Schedule?.ToString() ?? "none"}",
        $"Clipping = {(options.Clipping.IsSet ? $"{(options.Clipping.IsByNorm ? "norm" : "value")} {Text(options.Clipping.Maximum)}" : "none")}",
        $"L1 = {Text(options.L1)}",
        $"DecayBiases = {options.DecayBiases}",
        $"LayerRates = {Texts(options.LayerRates)}",
        $"AccumulationSteps = {options.AccumulationSteps}",
        $"LabelSmoothing = {Text(options.LabelSmoothing)}",
        $"ClassWeights = {Texts(options.ClassWeights)}",
        $"WeightNoise = {Text(options.WeightNoise)}",
        $"AverageDecay = {Text(options.AverageDecay)}",
    ];

    private static string Text(float value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Texts(IReadOnlyList<float>? values) => values is null ? "none" : $"[{string.Join(' ', values.Select(Text))}]";
}
