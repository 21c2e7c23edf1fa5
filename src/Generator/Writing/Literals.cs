using System.Globalization;
using System.Linq;

namespace MlpGen.Generator.Writing;

/// <summary>Numbers and strings as generated text shows them, whatever the culture of the machine.</summary>
internal static class Literals
{
    /// <summary>A float of C#, with all its digits: 0.2f.</summary>
    public static string Float(float value) => value.ToString("R", CultureInfo.InvariantCulture) + "f";

    /// <summary>With separators, for comments: 2,410.</summary>
    public static string Grouped(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>An integer of C#.</summary>
    public static string Integer(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A string literal on one line, whatever the text says; a <c>$</c> in it marks no type.</summary>
    public static string Text(string value) => $"\"{string.Concat(value.Select(Character))}\"";

    private static string Character(char c) => c switch
    {
        '\\' or '"' => $"\\{c}",
        '$' or '\u2028' or '\u2029' => Escaped(c),
        _ => char.IsControl(c) ? Escaped(c) : $"{c}",
    };

    private static string Escaped(char c) => $"\\u{(int)c:X4}";
}
