using System.Collections.Generic;
using System.Linq;

namespace MlpGen;

/// <summary>The texts that were found in a categorical column.</summary>
/// <param name="Column">The column's index in the file, from 0.</param>
/// <param name="Name">Its name; without a header, its number, as in "column 3".</param>
/// <param name="Values">In ordinal order, which is that of the inputs.</param>
public sealed record CsvCategories(int Column, string Name, IReadOnlyList<string> Values)
{
    // An error shows so many and says how many more there are.
    private const int Shown = 20;

    /// <summary>One line: the column and the first categories.</summary>
    public override string ToString() => $"{CsvText.First([Name])}: {CsvText.First(Values)}";

    /// <summary>A list for messages: 'Biscoe', 'Dream' or 'Torgersen'.</summary>
    internal static string List(IReadOnlyList<string> values)
    {
        string[] quoted = [.. values.Take(Shown).Select(value => CsvText.Quoted(value))];
        if (values.Count > Shown)
            return $"{string.Join(", ", quoted)} or one of {values.Count - Shown} more";
        return quoted.Length == 1 ? quoted[0] : $"{string.Join(", ", quoted[..^1])} or {quoted[^1]}";
    }
}
