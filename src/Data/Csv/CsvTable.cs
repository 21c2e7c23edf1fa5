using System.Collections.Generic;
using System.Globalization;

namespace MlpGen;

/// <summary>What was read from a CSV file.</summary>
public sealed class CsvTable
{
    internal CsvTable(CsvContent content, CsvSchema schema)
    {
        Data = content.Data;
        Schema = schema;
        SkippedLines = content.SkippedLines;
    }

    /// <summary>The rows. With <see cref="CsvOptions.NamedClasses"/> it knows the classes' names.</summary>
    public Dataset Data { get; }

    /// <summary>
    /// What its columns are, with the categories and classes that were found: it reads other files, and single rows, the same way.
    /// </summary>
    public CsvSchema Schema { get; }

    /// <summary>
    /// The lines, from 1, of the rows that were left out as incomplete; empty unless <see cref="CsvOptions.SkipIncompleteRows"/>.
    /// </summary>
    public IReadOnlyList<long> SkippedLines { get; }

    /// <summary>One line: the rows, and how many lines were left out.</summary>
    public override string ToString() =>
        SkippedLines.Count == 0 ? $"CsvTable: {Data}" : string.Create(
            CultureInfo.InvariantCulture,
            $"CsvTable: {Data}, {SkippedLines.Count} incomplete {(SkippedLines.Count == 1 ? "line" : "lines")} left out");
}
