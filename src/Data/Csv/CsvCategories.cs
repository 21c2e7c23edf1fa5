using System.Collections.Generic;
using System.Linq;

namespace MlpGen;

/// <summary>The categories of a categorical column.</summary>
/// <param name="Column">The index of the column in the file, from 0.</param>
/// <param name="Name">The name of the column. Without a header, the number of the column, as in "column 3".</param>
/// <param name="Values">The categories in ordinal order, which is the order of the inputs.</param>
public sealed record CsvCategories(int Column, string Name, IReadOnlyList<string> Values)
{
    // The maximum number in a message. The message adds how many more there are.
    private const int Shown = 20;

    /// <summary>Returns one line with the column and the first categories.</summary>
    public override string ToString() => $"{CsvText.First([Name])}: {CsvText.First(Values)}";

    /// <summary>Formats a list for messages: 'Biscoe', 'Dream' or 'Torgersen'.</summary>
    internal static string List(IReadOnlyList<string> values)
    {
        string[] quoted = [.. values.Take(Shown).Select(value => CsvText.Quoted(value))];
        if (values.Count > Shown)
            return $"{string.Join(", ", quoted)} or one of {values.Count - Shown} more";
        return quoted.Length == 1 ? quoted[0] : $"{string.Join(", ", quoted[..^1])} or {quoted[^1]}";
    }
}
