using System.Globalization;
using System.Linq;

namespace MlpGen.Generator.Writing;

/// <summary>Numbers and strings as generated text shows them; the culture of the machine has no say.</summary>
internal static class Literals
{
    /// <summary>A float of C#, with all its digits: 0.2f.</summary>
    public static string Float(float value) => value.ToString("R", CultureInfo.InvariantCulture) + "f";

    /// <summary>With separators, for comments: 2,410.</summary>
    public static string Grouped(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A string literal on one line, whatever the text says.</summary>
    public static string Text(string value) =>
        $"\"{string.Concat(value.Select(c => c is '\\' or '"' ? $"\\{c}" : char.IsControl(c) || c is '\u2028' or '\u2029' ? $"\\u{(int)c:X4}" : $"{c}"))}\"";
}
