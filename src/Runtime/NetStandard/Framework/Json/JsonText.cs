namespace System.Text.Json;

/// <summary>The texts within JSON: where they end, and what their escapes mean.</summary>
internal static class JsonText
{
    private const int HexDigits = 4;

    // Throws for invalid bytes, which would otherwise become U+FFFD.
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Returns the number of bytes before the closing quote, or -1 if the text is malformed.</summary>
    /// <param name="json">The JSON after the opening quote.</param>
    public static int Length(ReadOnlySpan<byte> json)
    {
        int i = 0;
        while (i < json.Length && json[i] != (byte)'"')
        {
            int step = json[i] == (byte)'\\' ? EscapeLength(json.Slice(i + 1)) : json[i] < (byte)' ' ? 0 : 1;
            if (step == 0)
                return -1;
            i += step;
        }

        return i < json.Length ? i : -1;
    }

    /// <summary>Decodes a text that <see cref="Length"/> has accepted.</summary>
    /// <exception cref="InvalidOperationException">The text is not valid UTF-8 or contains an unpaired surrogate.</exception>
    public static string Unescape(ReadOnlySpan<byte> text)
    {
        StringBuilder decoded = new(text.Length);
        while (!text.IsEmpty)
        {
            int plain = text.IndexOf((byte)'\\');
            if (plain < 0)
                plain = text.Length;
            decoded.Append(Decode(text.Slice(0, plain)));
            text = text.Slice(plain);
            if (!text.IsEmpty)
                text = text.Slice(AppendEscaped(decoded, text));
        }

        return decoded.ToString();
    }

    // 0 if the escape is unknown.
    private static int EscapeLength(ReadOnlySpan<byte> afterBackslash)
    {
        if (afterBackslash.IsEmpty)
            return 0;
        if (afterBackslash[0] != (byte)'u')
            return "\"\\/bfnrt"u8.IndexOf(afterBackslash[0]) >= 0 ? 2 : 0;
        for (int i = 1; i <= HexDigits; i++)
        {
            if (i >= afterBackslash.Length || !IsHex(afterBackslash[i]))
                return 0;
        }

        return HexDigits + 2;
    }

    // Returns the number of bytes: two escapes if they are a pair of surrogates.
    private static int AppendEscaped(StringBuilder decoded, ReadOnlySpan<byte> escape)
    {
        if (escape[1] != (byte)'u')
        {
            decoded.Append("\"\\/\b\f\n\r\t"["\"\\/bfnrt"u8.IndexOf(escape[1])]);
            return 2;
        }

        const int length = HexDigits + 2;
        char unit = Unit(escape);
        decoded.Append(unit);
        if (!char.IsSurrogate(unit))
            return length;
        bool isPair = char.IsHighSurrogate(unit)
            && escape.Length >= 2 * length && escape[length] == (byte)'\\' && escape[length + 1] == (byte)'u'
            && char.IsLowSurrogate(Unit(escape.Slice(length)));
        if (!isPair)
            throw new InvalidOperationException($"The text has an unpaired surrogate, \\u{(int)unit:X4}.");
        decoded.Append(Unit(escape.Slice(length)));
        return 2 * length;
    }

    private static char Unit(ReadOnlySpan<byte> escape)
    {
        int unit = 0;
        for (int i = 2; i < HexDigits + 2; i++)
            unit = (unit << 4) | HexValue(escape[i]);
        return (char)unit;
    }

    private static bool IsHex(byte digit) =>
        digit is (>= (byte)'0' and <= (byte)'9') or (>= (byte)'A' and <= (byte)'F') or (>= (byte)'a' and <= (byte)'f');

    // The letters follow 64 and 96, whose lowest four bits are 0, and A is 10.
    private static int HexValue(byte digit) => digit <= (byte)'9' ? digit - '0' : (digit & 0xF) + 9;

    private static string Decode(ReadOnlySpan<byte> text)
    {
        try
        {
            return s_utf8.GetString(text.ToArray());
        }
        catch (ArgumentException error)
        {
            throw new InvalidOperationException("The text is not valid UTF-8.", error);
        }
    }
}
