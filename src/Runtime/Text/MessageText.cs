using System;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MlpGen.Text;

/// <summary>Writes text and numbers from a file as messages show them.</summary>
internal static class MessageText
{
    private const int Longest = 200;

    /// <summary>Quotes text of unknown origin: control characters escaped, and no longer than a line or two.</summary>
    /// <param name="text">The text.</param>
    /// <param name="longest">The most characters of it.</param>
    public static string Quoted(string text, int longest = Longest)
    {
        // Cut first: the text may be a megabyte, and escaping makes no text shorter.
        int end = text.Length <= longest ? text.Length : char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest;
        string escaped = JsonEncodedText.Encode(text.AsSpan(0, end), JavaScriptEncoder.UnsafeRelaxedJsonEscaping).Value;
        return end == text.Length && escaped.Length <= longest ? $"\"{escaped}\"" : $"\"{escaped[..int.Min(escaped.Length, longest)]}…\"";
    }

    /// <summary>Writes whole numbers, such as a shape, as <c>[32, 64]</c>.</summary>
    public static string Sizes(long[] shape)
    {
        string sizes = string.Join(", ", shape.Select(size => $"{size}"));
        return sizes.Length <= Longest ? $"[{sizes}]" : $"[{sizes[..Longest]}…]";
    }
}
