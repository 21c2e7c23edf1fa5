using System;
using System.Globalization;
using System.Linq;
using System.Text;

namespace MlpGen.Tool.Terminal;

/// <summary>
/// Makes text of unknown origin safe to print: names in files can contain anything, control sequences of terminals included.
/// </summary>
internal static class Shown
{
    private const int Longest = 200;

    /// <summary>Escapes what is not printable, and shortens long text.</summary>
    public static string Text(string text, int longest = Longest)
    {
        StringBuilder shown = new();
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (shown.Length >= longest)
                return shown.Append('…').ToString();
            bool isHidden = Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
            shown.Append(isHidden ? $"\\u{rune.Value:X4}" : rune.ToString());
        }

        return shown.ToString();
    }

    /// <summary>Returns text in quotes.</summary>
    public static string Quoted(string text) => $"\"{Text(text).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    /// <summary>Returns a path. It is longer than a name.</summary>
    public static string Path(string path) => Text(path, 4 * Longest);

    /// <summary>Returns a shape as <c>[32, 64]</c>.</summary>
    public static string Shape(long[] shape) => $"[{string.Join(", ", shape.Take(8))}{(shape.Length > 8 ? ", …" : "")}]";

    /// <summary>Returns the message of an exception on one line, without the name of a parameter.</summary>
    public static string Message(Exception error)
    {
        string message = error.Message;
        if (error is ArgumentException { ParamName: { } parameter })
            message = message.Replace($" (Parameter '{parameter}')", "", StringComparison.Ordinal);
        return Text(message.ReplaceLineEndings(" "), 10 * Longest);
    }

    /// <summary>Returns the layers of a network as one line, such as <c>8 → 128 Swish → 2 Identity</c>.</summary>
    public static string Layers(ReadOnlySpan<int> sizes, ReadOnlySpan<Activation> activations)
    {
        StringBuilder text = new($"{sizes[0]}");
        for (int layer = 1; layer < sizes.Length; layer++)
            text.Append($" → {sizes[layer]}{(activations.IsEmpty ? "" : $" {activations[layer - 1]}")}");
        return text.ToString();
    }
}
