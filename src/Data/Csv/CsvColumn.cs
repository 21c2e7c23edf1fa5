using System;
using System.Globalization;

namespace MlpGen;

/// <summary>
/// Identifies one column of a CSV file, or several adjacent columns: a name in the header, an index from 0 or from the end (^1), or a range
/// (4..6).
/// </summary>
public readonly struct CsvColumn
{
    private readonly Range _range;

    private CsvColumn(string? name, Range range, bool isRange, bool isNothing = false)
    {
        Name = name;
        _range = range;
        IsRange = isRange;
        IsDefault = isNothing;
    }

    /// <summary>Gets the name, or null if the column is identified by its position.</summary>
    internal string? Name { get; }

    /// <summary>True if it can identify several columns.</summary>
    internal bool IsRange { get; }

    /// <summary>
    /// True if it identifies no column. A null name converts to this, so that a conditional expression can mean "no label".
    /// </summary>
    internal bool IsDefault { get; }

    /// <summary>Identifies a column by its name in the header.</summary>
    /// <param name="name">The text in the header, without surrounding blanks. Null means no column.</param>
    public static implicit operator CsvColumn(string? name) => new(name, default, isRange: false, isNothing: name is null);

    /// <summary>Identifies a column by its position.</summary>
    /// <param name="index">The index, from 0.</param>
    public static implicit operator CsvColumn(int index) => (Index)index;

    /// <summary>Identifies a column by its position.</summary>
    /// <param name="index">The index, from 0 or from the end. ^1 is the last column.</param>
    public static implicit operator CsvColumn(Index index) => new(null, new Range(index, index), isRange: false);

    /// <summary>Identifies adjacent columns.</summary>
    /// <param name="range">The range. For example, 4..6 means columns 4 and 5, and ^2.. means the last two columns.</param>
    public static implicit operator CsvColumn(Range range) => new(null, range, isRange: true);

    /// <summary>
    /// Returns the first column and the one after the last. Columns that do not exist are outside the range from 0 to
    /// <paramref name="count"/>.
    /// </summary>
    internal (int First, int End) Offsets(int count)
    {
        int first = _range.Start.GetOffset(count);
        return (first, IsRange ? _range.End.GetOffset(count) : first + 1);
    }

    /// <summary>Returns the name in quotes, the index or the range.</summary>
    public override string ToString() =>
        IsDefault ? "none"
        : Name is not null ? $"'{Name}'"
        : IsRange ? _range.ToString()
        : string.Create(CultureInfo.InvariantCulture, $"{_range.Start}");
}
