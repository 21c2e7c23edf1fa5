using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MlpGen;

/// <summary>How text and shapes from a file stand in messages.</summary>
internal static class SafetensorsText
{
    private const int Longest = 200;

    /// <summary>Quotes text of unknown origin: control characters escaped, and no longer than a line or two.</summary>
    /// <param name="text">The text.</param>
    /// <param name="longest">The most characters of it.</param>
    public static string Quoted(string text, int longest = Longest)
    {
        string escaped = JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).Value;
        return escaped.Length <= longest ? $"\"{escaped}\"" : $"\"{escaped[..longest]}…\"";
    }

    /// <summary>A shape as <c>[32, 64]</c>.</summary>
    public static string Sizes(long[] shape)
    {
        string sizes = string.Join(", ", shape.Select(size => $"{size}"));
        return sizes.Length <= Longest ? $"[{sizes}]" : $"[{sizes[..Longest]}…]";
    }
}
