using System;
using System.Collections.Generic;
using System.Linq;

namespace MlpGen;

/// <summary>How fields stand in messages, and where they end.</summary>
internal static class CsvText
{
    // A field may be a whole file, where a quote is not closed.
    private const int Longest = 60;

    // Of names in one line.
    private const int Shown = 8;

    /// <summary>What stands around a field and does not belong to it.</summary>
    public const string Blanks = " \t";

    /// <summary>The name of a text without a file.</summary>
    public const string Source = "The CSV text";

    /// <summary>A field in quotes, cut where it is long.</summary>
    public static string Quoted(ReadOnlySpan<char> field) => $"'{Cut(field)}'";

    /// <summary>The first of some names in one line, each in quotes.</summary>
    public static string First(IReadOnlyList<string> names) =>
        (string.Join(", ", names.Take(Shown).Select(name => Quoted(name))) + (names.Count > Shown ? ", …" : "")).ReplaceLineEndings(" ");

    /// <summary>A name as it stands, cut where it is long.</summary>
    public static string Cut(ReadOnlySpan<char> text)
    {
        if (text.Length <= Longest)
            return text.ToString();
        int end = char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest;
        return $"{text[..end]}…";
    }
}
