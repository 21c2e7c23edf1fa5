using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace MlpGen;

/// <summary>Collects the rows with missing values.</summary>
internal sealed class CsvIncompleteRows(CsvOptions options)
{
    // The maximum number in a message. The message adds how many more there are.
    private const int Shown = 10;

    private readonly List<string> _places = [];
    private string? _first;
    private int _count;

    /// <summary>Gets the line numbers of these rows.</summary>
    public List<long> Lines { get; } = [];

    /// <summary>True if a value is missing in the current row. Remembers the positions.</summary>
    public bool Holds(CsvRows rows, CsvValues?[] columns)
    {
        int before = _count;
        for (int column = 0; column < columns.Length; column++)
        {
            if (columns[column] is null || !options.MissingValues.Contains(rows.Text(column)))
                continue;
            _first ??= $"{rows.PlaceInFile(column)} contains {CsvText.Quoted(rows.Text(column))}";
            if (_count++ < Shown)
                _places.Add(rows.PlaceInFile(column));
        }

        if (_count > before)
            Lines.Add(rows.LineNumber);
        return _count > before;
    }

    /// <summary>Throws if there are incomplete rows, unless the options allow to skip them and at least one row is complete.</summary>
    /// <exception cref="InvalidDataException">Incomplete rows are not allowed, or all rows are incomplete.</exception>
    public void Judge(string source, int completeRows)
    {
        if (Lines.Count > 0 && !options.SkipIncompleteRows)
        {
            string others = _places.Count > 1 ? $" More missing values: {string.Join("; ", _places.Skip(1))}" : "";
            string more = _count > _places.Count ? $"; and {_count - _places.Count} more" : "";
            throw new InvalidDataException(
                $"{source}, {_first}: the value is missing.{others}{more}{(others.Length > 0 ? "." : "")} " +
                "Set CsvOptions.SkipIncompleteRows to skip such rows.");
        }

        if (completeRows == 0)
        {
            throw new InvalidDataException(
                $"{source} has a missing value in each of its {Lines.Count} rows. It must have at least one complete row.");
        }
    }
}
