using System.Collections.Generic;
using System.Linq;

namespace System.Text.Json;

/// <summary>A value of a <see cref="JsonDocument"/>.</summary>
/// <param name="kind">The kind of the value.</param>
/// <param name="raw">The bytes of the value in the text.</param>
/// <param name="children">The properties of an object, or the values of an array, without names.</param>
internal readonly struct JsonElement(JsonValueKind kind, ReadOnlyMemory<byte> raw, IReadOnlyList<JsonProperty> children)
{
    /// <summary>Gets the kind of the value.</summary>
    public JsonValueKind ValueKind => kind;

    /// <summary>Finds a property. Of several with one name, the last counts.</summary>
    public bool TryGetProperty(string name, out JsonElement value)
    {
        Expect(JsonValueKind.Object);
        for (int i = children.Count - 1; i >= 0; i--)
        {
            if (children[i].HasName(name))
            {
                value = children[i].Value;
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <summary>Returns a property.</summary>
    /// <exception cref="KeyNotFoundException">There is none of this name.</exception>
    public JsonElement GetProperty(string name) => TryGetProperty(name, out JsonElement value)
        ? value
        : throw new KeyNotFoundException($"The object has no property '{name}'.");

    /// <summary>Returns the properties of an object, in the order of the text.</summary>
    public IEnumerable<JsonProperty> EnumerateObject()
    {
        Expect(JsonValueKind.Object);
        return children;
    }

    /// <summary>Returns the values of an array.</summary>
    public IEnumerable<JsonElement> EnumerateArray()
    {
        Expect(JsonValueKind.Array);
        return children.Select(child => child.Value);
    }

    /// <summary>Returns a text, or null for null.</summary>
    /// <exception cref="InvalidOperationException">The value is neither, or the text contains an unpaired surrogate.</exception>
    public string? GetString()
    {
        if (kind == JsonValueKind.Null)
            return null;
        Expect(JsonValueKind.String);
        return JsonText.Unescape(raw.Span.Slice(1, raw.Length - 2));
    }

    /// <summary>Returns the value of true or false.</summary>
    public bool GetBoolean()
    {
        if (kind != JsonValueKind.False)
            Expect(JsonValueKind.True);
        return kind == JsonValueKind.True;
    }

    /// <summary>Reads a whole number. Returns false if it has a fraction, an exponent or too many digits.</summary>
    public bool TryGetInt64(out long value)
    {
        Expect(JsonValueKind.Number);
        return JsonNumber.TryParse(raw.Span, out value);
    }

    /// <summary>Returns a whole number of 32 bits.</summary>
    /// <exception cref="FormatException">The number has a fraction, an exponent or too many digits.</exception>
    public int GetInt32() => TryGetInt64(out long value) && value is >= int.MinValue and <= int.MaxValue
        ? (int)value
        : throw new FormatException($"{GetRawText()} must be a whole number of 32 bits.");

    /// <summary>Reads a number.</summary>
    public bool TryGetSingle(out float value)
    {
        Expect(JsonValueKind.Number);
        return JsonNumber.TryParse(raw.Span, out value);
    }

    /// <summary>Returns the text of the value as it was written.</summary>
    public string GetRawText() => Encoding.UTF8.GetString(raw.ToArray());

    /// <summary>Returns the content of a text, an empty text for null, and other values as they were written.</summary>
    public override string ToString() => kind switch
    {
        JsonValueKind.String => GetString()!,
        JsonValueKind.Null or JsonValueKind.Undefined => "",
        JsonValueKind.True => bool.TrueString,
        JsonValueKind.False => bool.FalseString,
        _ => GetRawText(),
    };

    private void Expect(JsonValueKind expected)
    {
        if (kind != expected)
            throw new InvalidOperationException($"The value must be {expected} (was {kind}).");
    }
}

/// <summary>A property of an object.</summary>
/// <param name="name">The bytes of the name in the text, with escapes. Empty for a value of an array.</param>
/// <param name="value">The value.</param>
internal readonly struct JsonProperty(ReadOnlyMemory<byte> name, JsonElement value)
{
    /// <summary>Gets the name.</summary>
    /// <exception cref="InvalidOperationException">It contains an unpaired surrogate.</exception>
    public string Name => JsonText.Unescape(name.Span);

    /// <summary>Gets the value.</summary>
    public JsonElement Value => value;

    /// <summary>Returns true if the name equals the given one. A name that cannot be decoded equals none.</summary>
    public bool HasName(string other)
    {
        try
        {
            return Name == other;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
