using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using MlpGen.Generator.Collections;
using MlpGen.Generator.Model;

namespace MlpGen.Generator.Parsing;

/// <summary>Reads the digests that the build task writes (<c>WeightsDigest</c> in <c>src/BuildTasks</c>).</summary>
internal static class WeightsDigestReader
{
    private const string Extension = ".mlpweights";
    private const string FirstLine = "mlpgen-weights 1";

    /// <summary>True for an additional file that is a digest.</summary>
    public static bool IsDigest(AdditionalText file) => file.Path.EndsWith(Extension, StringComparison.Ordinal);

    /// <summary>True if the build embeds weights.</summary>
    public static bool IsEmbedding(AnalyzerConfigOptions global) =>
        global.TryGetValue("build_property.MlpGenEmbedsWeights", out string? value) && value.Trim() == "true";

    /// <summary>Returns the digests of a build.</summary>
    public static WeightsDigests Read(AnalyzerOptions options, CancellationToken cancellationToken) => new(
        options.AdditionalFiles
            .Where(IsDigest)
            .Select(file => Read(file, cancellationToken))
            .OfType<WeightsDigest>()
            .ToEquatableArray(),
        IsEmbedding(options.AnalyzerConfigOptionsProvider.GlobalOptions));

    /// <summary>Returns the digest in a file. Null if another version of the task wrote it.</summary>
    public static WeightsDigest? Read(AdditionalText file, CancellationToken cancellationToken) =>
        file.GetText(cancellationToken) is { } text ? Parse(text) : null;

    private static WeightsDigest? Parse(SourceText text)
    {
        string[] lines = [.. text.Lines.Select(line => line.ToString())];
        if (lines.FirstOrDefault() != FirstLine)
            return null;
        ILookup<string, string> facts = lines.Skip(1)
            .Select(line => line.Split([' '], 2))
            .Where(parts => parts.Length == 2)
            .ToLookup(parts => parts[0], parts => parts[1]);
        return facts["path"].FirstOrDefault() is { } path
            ? new WeightsDigest(
                path,
                facts["link"].FirstOrDefault(),
                facts["resource"].FirstOrDefault(),
                Sizes(facts["layer"]).ToEquatableArray(),
                (facts["activations"].FirstOrDefault()?.Split(' ') ?? []).ToEquatableArray(),
                facts["transform"].FirstOrDefault(),
                NotFinite(facts["not-finite"].FirstOrDefault()),
                facts["damaged"].FirstOrDefault())
            : null;
    }

    private static IEnumerable<int> Sizes(IEnumerable<string> layers)
    {
        bool isFirst = true;
        foreach (string[] layer in layers.Select(layer => layer.Split(' ')))
        {
            if (isFirst)
                yield return Number(layer[0]);
            isFirst = false;
            yield return Number(layer.ElementAtOrDefault(1));
        }
    }

    private static NotFinite? NotFinite(string? fact) =>
        fact?.Split([' '], 2) is { Length: 2 } parts ? new NotFinite(Number(parts[0]), parts[1]) : null;

    private static int Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;
}
