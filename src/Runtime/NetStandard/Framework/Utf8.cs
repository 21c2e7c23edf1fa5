namespace System.Text.Unicode;

/// <summary>Checks texts in UTF-8.</summary>
internal static class Utf8
{
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>True if the bytes are valid UTF-8.</summary>
    public static bool IsValid(ReadOnlySpan<byte> text)
    {
        try
        {
            s_strict.GetCharCount(text.ToArray());
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
