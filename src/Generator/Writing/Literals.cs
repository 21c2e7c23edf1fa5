using System.Globalization;

namespace MlpGen.Generator.Writing;

/// <summary>Numbers as generated text shows them; the culture of the machine has no say.</summary>
internal static class Literals
{
    /// <summary>A float of C#, with all its digits: 0.2f.</summary>
    public static string Float(float value) => value.ToString("R", CultureInfo.InvariantCulture) + "f";

    /// <summary>With separators, for comments: 2,410.</summary>
    public static string Grouped(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
