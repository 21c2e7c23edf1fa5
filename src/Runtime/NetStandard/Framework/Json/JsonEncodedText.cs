using System.Text.Encodings.Web;

namespace System.Text.Json;

/// <summary>A text as it is written within quotes in JSON.</summary>
internal readonly struct JsonEncodedText
{
    private JsonEncodedText(string value) => Value = value;

    /// <summary>Gets the escaped text.</summary>
    public string Value { get; }

    /// <summary>Gets the escaped text in UTF-8.</summary>
    public ReadOnlySpan<byte> EncodedUtf8Bytes => Encoding.UTF8.GetBytes(Value);

    /// <summary>Escapes a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="encoder">The encoder. Null for the default.</param>
    /// <exception cref="ArgumentException">The text contains an unpaired surrogate.</exception>
    public static JsonEncodedText Encode(ReadOnlySpan<char> text, JavaScriptEncoder? encoder = null)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                throw new ArgumentException("The text contains an unpaired surrogate.", nameof(text));
            i++;
        }

        return new((encoder ?? JavaScriptEncoder.Default).Encode(text));
    }

    /// <inheritdoc cref="Encode(ReadOnlySpan{char}, JavaScriptEncoder)"/>
    public static JsonEncodedText Encode(string text, JavaScriptEncoder? encoder = null) => Encode(text.AsSpan(), encoder);
}
