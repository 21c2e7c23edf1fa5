using System;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MlpGen.Text;

/// <summary>Formats text and numbers from files for messages.</summary>
internal static class MessageText
{
    private const int Longest = 200;

    /// <summary>Quotes text of unknown origin. Escapes control characters and shortens long text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="longest">The maximum number of characters.</param>
    public static string Quoted(string text, int longest = Longest)
    {
        // Cut before escaping, because the text can be a megabyte long and escaping never shortens it.
        int end = text.Length <= longest ? text.Length : char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest;
        string escaped = JsonEncodedText.Encode(text.AsSpan(0, end), JavaScriptEncoder.UnsafeRelaxedJsonEscaping).Value;
        return end == text.Length && escaped.Length <= longest ? $"\"{escaped}\"" : $"\"{escaped[..int.Min(escaped.Length, longest)]}…\"";
    }

    /// <summary>Formats whole numbers, such as a shape, as <c>[32, 64]</c>.</summary>
    public static string Sizes(long[] shape)
    {
        string sizes = string.Join(", ", shape.Select(size => $"{size}"));
        return sizes.Length <= Longest ? $"[{sizes}]" : $"[{sizes[..Longest]}…]";
    }
}
