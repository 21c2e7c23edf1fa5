using System;
using System.Collections.Generic;
using System.Linq;

namespace MlpGen;

/// <summary>Formats and trims fields.</summary>
internal static class CsvText
{
    // A field can be a whole file if a quote is not closed.
    private const int Longest = 60;

    // The maximum number of names in one line.
    private const int Shown = 8;

    /// <summary>The characters that are removed around a field.</summary>
    public const string Blanks = " \t";

    /// <summary>The name of a text that does not come from a file.</summary>
    public const string Source = "The CSV text";

    /// <summary>Returns a field in quotes, shortened if it is long.</summary>
    public static string Quoted(ReadOnlySpan<char> field) => $"'{Cut(field)}'";

    /// <summary>Returns the first names in one line, each in quotes.</summary>
    public static string First(IReadOnlyList<string> names) =>
        (string.Join(", ", names.Take(Shown).Select(name => Quoted(name))) + (names.Count > Shown ? ", …" : "")).ReplaceLineEndings(" ");

    /// <summary>Returns a text without quotes, shortened if it is long.</summary>
    public static string Cut(ReadOnlySpan<char> text)
    {
        if (text.Length <= Longest)
            return text.ToString();
        int end = char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest;
        return $"{text[..end]}…";
    }
}
