using System.Collections.Generic;
using System.Globalization;

namespace MlpGen;

/// <summary>The content of a CSV file.</summary>
public sealed class CsvTable
{
    internal CsvTable(CsvContent content, CsvSchema schema)
    {
        Data = content.Data;
        Schema = schema;
        SkippedLines = content.SkippedLines;
    }

    /// <summary>Gets the rows. With <see cref="CsvOptions.NamedClasses"/>, the dataset has the names of the classes.</summary>
    public Dataset Data { get; }

    /// <summary>
    /// Gets the schema of the file, with its categories and classes. It reads other files and single rows in the same way.
    /// </summary>
    public CsvSchema Schema { get; }

    /// <summary>
    /// Gets the line numbers, from 1, of the incomplete rows that were skipped. Empty if <see cref="CsvOptions.SkipIncompleteRows"/> is
    /// false.
    /// </summary>
    public IReadOnlyList<long> SkippedLines { get; }

    /// <summary>Returns one line with the rows and the number of skipped lines.</summary>
    public override string ToString() =>
        SkippedLines.Count == 0 ? $"CsvTable: {Data}" : string.Create(
            CultureInfo.InvariantCulture,
            $"CsvTable: {Data}, {SkippedLines.Count} incomplete {(SkippedLines.Count == 1 ? "line" : "lines")} skipped");
}
