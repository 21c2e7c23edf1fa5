using System.Globalization;
using System.Linq;

namespace MlpGen.Generator.Writing;

/// <summary>Formats numbers and strings for generated text, independent of the current culture.</summary>
internal static class Literals
{
    /// <summary>Returns a float literal with all its digits: 0.2f.</summary>
    public static string Float(float value) => value.ToString("R", CultureInfo.InvariantCulture) + "f";

    /// <summary>Returns a number with separators, for comments: 2,410.</summary>
    public static string Grouped(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Returns an integer literal.</summary>
    public static string Integer(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Returns a string literal on one line for any text. A <c>$</c> in the text does not mark a type.</summary>
    public static string Text(string value) => $"\"{string.Concat(value.Select(Character))}\"";

    private static string Character(char c) => c switch
    {
        '\\' or '"' => $"\\{c}",
        '$' or '\u2028' or '\u2029' => Escaped(c),
        _ => char.IsControl(c) ? Escaped(c) : $"{c}",
    };

    private static string Escaped(char c) => $"\\u{(int)c:X4}";
}
