using System.Globalization;

namespace System.Text.Encodings.Web;

/// <summary>Escapes texts for JSON, in the same way as the class of this name in newer frameworks.</summary>
internal sealed class JavaScriptEncoder
{
    // What stands for an unpaired surrogate. Escaped, unlike the character itself.
    private const char Replacement = '\uFFFD';
    private const char ByteOrderMark = '\uFEFF';
    private readonly bool _isRelaxed;

    private JavaScriptEncoder(bool isRelaxed) => _isRelaxed = isRelaxed;

    /// <summary>Gets the encoder that leaves only ASCII, and no character that HTML gives a meaning.</summary>
    public static JavaScriptEncoder Default { get; } = new(isRelaxed: false);

    /// <summary>Gets the encoder that escapes only what JSON requires, and what has no visible form.</summary>
    public static JavaScriptEncoder UnsafeRelaxedJsonEscaping { get; } = new(isRelaxed: true);

    /// <summary>Escapes a text. An unpaired surrogate becomes U+FFFD.</summary>
    public string Encode(ReadOnlySpan<char> text)
    {
        StringBuilder encoded = new(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            char unit = text[i];
            if (!char.IsSurrogate(unit))
            {
                Append(encoded, unit);
            }
            else if (i + 1 < text.Length && char.IsSurrogatePair(unit, text[i + 1]))
            {
                AppendEscaped(encoded, unit);
                AppendEscaped(encoded, text[++i]);
            }
            else
            {
                AppendEscaped(encoded, Replacement);
            }
        }

        return encoded.ToString();
    }

    private void Append(StringBuilder encoded, char unit)
    {
        int shortForm = unit == '"' && !_isRelaxed ? -1 : "\"\\\b\f\n\r\t".IndexOf(unit);
        if (shortForm >= 0)
            encoded.Append('\\').Append("\"\\bfnrt"[shortForm]);
        else if (_isRelaxed ? IsVisible(unit) : unit is >= ' ' and <= '~' && "\"&'+<>`".IndexOf(unit) < 0)
            encoded.Append(unit);
        else
            AppendEscaped(encoded, unit);
    }

    private static void AppendEscaped(StringBuilder encoded, char unit) =>
        encoded.Append("\\u").Append(((int)unit).ToString("X4", CultureInfo.InvariantCulture));

    // The platform says which characters Unicode assigns. An older platform escapes more of them, and readers understand that too.
    private static bool IsVisible(char unit) => unit == ' ' || (unit != ByteOrderMark && CharUnicodeInfo.GetUnicodeCategory(unit) is not (
        UnicodeCategory.Control or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse or UnicodeCategory.SpaceSeparator
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator));
}
