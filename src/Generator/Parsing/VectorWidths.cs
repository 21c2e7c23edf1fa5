using System;
using System.Collections.Generic;
using System.Linq;
using MlpGen.Generator.Collections;
using MlpGen.Generator.Model;

namespace MlpGen.Generator.Parsing;

/// <summary>Reads the vector widths that a build selects.</summary>
internal static class VectorWidths
{
    /// <summary>The build property that selects them.</summary>
    public const string PropertyName = "MlpGenVectorBits";

    // MlpGen.targets replaces semicolons, at which the compiler ends the value. A .globalconfig may still contain other separators.
    private static readonly char[] Separators = [';', ',', ' ', '\t', '\r', '\n'];

    private static readonly int[] Selectable = [128, 256, 512];

    /// <summary>
    /// Every width that a machine may have, narrowest first. Before them comes that of plain loops, for machines without vectors.
    /// </summary>
    public static EquatableArray<int> All { get; } = new([GenerationOptions.ScalarWidth, .. Selectable]);

    /// <summary>Returns the selected widths, narrowest first. All if the property is not set or contains anything else.</summary>
    public static EquatableArray<int> Read(string? property) => property is null ? All : TryParse(property) ?? All;

    /// <summary>Returns the widths in a text, narrowest first. Null if it contains anything else, or no width at all.</summary>
    public static EquatableArray<int>? TryParse(string text)
    {
        string[] words = text.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        IEnumerable<int> found = Selectable.Where(width => words.Contains($"{width}"));
        bool allKnown = words.Length > 0 && words.All(word => Selectable.Any(width => word == $"{width}"));
        return allKnown ? found.ToEquatableArray() : null;
    }
}
