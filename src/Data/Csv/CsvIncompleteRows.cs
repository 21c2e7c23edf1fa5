using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace MlpGen;

/// <summary>The rows in which a value is missing.</summary>
internal sealed class CsvIncompleteRows(CsvOptions options)
{
    // An error shows so many and says how many more there are.
    private const int Shown = 10;

    private readonly List<string> _places = [];
    private string? _first;
    private int _count;

    /// <summary>The lines of these rows.</summary>
    public List<long> Lines { get; } = [];

    /// <summary>True if a value is missing in the row at which the reader stands; if so, remembers each.</summary>
    public bool Holds(CsvRows rows, CsvValues?[] columns)
    {
        int before = _count;
        for (int column = 0; column < columns.Length; column++)
        {
            if (columns[column] is null || !options.MissingValues.Contains(rows.Text(column)))
                continue;
            _first ??= $"{rows.PlaceInFile(column)} holds {CsvText.Quoted(rows.Text(column))}";
            if (_count++ < Shown)
                _places.Add(rows.PlaceInFile(column));
        }

        if (_count > before)
            Lines.Add(rows.LineNumber);
        return _count > before;
    }

    /// <summary>Refuses them unless they are to be skipped.</summary>
    /// <exception cref="InvalidDataException">Rows are incomplete and may not be, or all are.</exception>
    public void Judge(string source, int completeRows)
    {
        if (Lines.Count > 0 && !options.SkipIncompleteRows)
        {
            string others = _places.Count > 1 ? $" So it is in {string.Join("; ", _places.Skip(1))}" : "";
            string more = _count > _places.Count ? $"; and in {_count - _places.Count} more places" : "";
            throw new InvalidDataException(
                $"{source}, {_first}: the value is missing.{others}{more}{(others.Length > 0 ? "." : "")} " +
                "CsvOptions.SkipIncompleteRows leaves such rows out.");
        }

        if (completeRows == 0)
        {
            throw new InvalidDataException(
                $"{source} has a missing value in each of its {Lines.Count} rows. At least one complete row fits.");
        }
    }
}
