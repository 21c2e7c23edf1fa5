using System.Collections.Generic;

namespace System.Text.Json;

/// <summary>A JSON text as a tree of values.</summary>
internal sealed class JsonDocument : IDisposable
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private JsonDocument(JsonElement root) => RootElement = root;

    /// <summary>Gets the outermost value.</summary>
    public JsonElement RootElement { get; }

    /// <summary>Parses a text.</summary>
    /// <exception cref="ArgumentException">The text contains an unpaired surrogate.</exception>
    /// <exception cref="JsonException">The text is not valid JSON, or deeper than 64 levels.</exception>
    public static JsonDocument Parse(string json)
    {
        byte[] bytes;
        try
        {
            bytes = s_utf8.GetBytes(json);
        }
        catch (EncoderFallbackException error)
        {
            throw new ArgumentException("The JSON contains an unpaired surrogate.", nameof(json), error);
        }

        Utf8JsonReader reader = new(bytes);
        reader.Read();
        JsonElement root = Value(ref reader, bytes);
        // Anything but white space after the value throws.
        reader.Read();
        return new JsonDocument(root);
    }

    /// <summary>Does nothing: the tree is ordinary memory.</summary>
    public void Dispose()
    {
    }

    // The recursion is as deep as the reader allows.
    private static JsonElement Value(ref Utf8JsonReader reader, byte[] json)
    {
        int start = reader.TokenStartIndex;
        List<JsonProperty> children = [];
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    ReadOnlyMemory<byte> name = new(json, reader.TokenStartIndex + 1, reader.ValueSpan.Length);
                    reader.Read();
                    children.Add(new JsonProperty(name, Value(ref reader, json)));
                }

                return Element(JsonValueKind.Object, reader);
            case JsonTokenType.StartArray:
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    children.Add(new JsonProperty(default, Value(ref reader, json)));
                return Element(JsonValueKind.Array, reader);
            case JsonTokenType.String:
                return Element(JsonValueKind.String, reader);
            case JsonTokenType.Number:
                return Element(JsonValueKind.Number, reader);
            case JsonTokenType.True:
                return Element(JsonValueKind.True, reader);
            case JsonTokenType.False:
                return Element(JsonValueKind.False, reader);
            default:
                return Element(JsonValueKind.Null, reader);
        }

        JsonElement Element(JsonValueKind kind, in Utf8JsonReader end) =>
            new(kind, new ReadOnlyMemory<byte>(json, start, end.BytesConsumed - start), children);
    }
}
