using System.Globalization;

namespace System.Text.Json;

/// <summary>The numbers within JSON.</summary>
internal static class JsonNumber
{
    /// <summary>Returns the position after a number, or -1 if it is malformed.</summary>
    /// <param name="json">The JSON.</param>
    /// <param name="start">The position of the minus sign or the first digit.</param>
    public static int End(ReadOnlySpan<byte> json, int start)
    {
        int i = start;
        if (json[i] == (byte)'-')
            i++;
        int digits = i;
        i = AfterDigits(json, i);
        if (i == digits || (json[digits] == (byte)'0' && i > digits + 1))
            return -1;
        if (At(json, i) == (byte)'.')
        {
            digits = i + 1;
            i = AfterDigits(json, digits);
            if (i == digits)
                return -1;
        }

        if (At(json, i) is (byte)'e' or (byte)'E')
        {
            digits = At(json, i + 1) is (byte)'+' or (byte)'-' ? i + 2 : i + 1;
            i = AfterDigits(json, digits);
            if (i == digits)
                return -1;
        }

        return i == json.Length || " \t\n\r,]}"u8.IndexOf(json[i]) >= 0 ? i : -1;
    }

    /// <summary>Parses a whole number. Returns false if it has a fraction, an exponent or too many digits.</summary>
    public static bool TryParse(ReadOnlySpan<byte> number, out long value) =>
        long.TryParse(Text(number), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    /// <summary>Parses a number. Returns false if the platform rejects it as too large.</summary>
    public static bool TryParse(ReadOnlySpan<byte> number, out float value) =>
        float.TryParse(Text(number), NumberStyles.Float, CultureInfo.InvariantCulture, out value);

    private static string Text(ReadOnlySpan<byte> number) => Encoding.UTF8.GetString(number.ToArray());

    private static int AfterDigits(ReadOnlySpan<byte> json, int start)
    {
        int i = start;
        while (At(json, i) is >= (byte)'0' and <= (byte)'9')
            i++;
        return i;
    }

    // 0 beyond the end, which is not part of a number.
    private static byte At(ReadOnlySpan<byte> json, int index) => index < json.Length ? json[index] : (byte)0;
}
