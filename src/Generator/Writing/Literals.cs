using System.Globalization;

namespace MlpGen.Generator.Writing;

/// <summary>Numbers as generated text shows them; the culture of the machine has no say.</summary>
internal static class Literals
{
    /// <summary>With separators, for comments: 2,410.</summary>
    public static string Grouped(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
