using System;
using System.Globalization;

namespace MlpGen;

/// <summary>
/// One column of a CSV file, or several that lie together: a name of the header, an index from 0 or from the end (^1), or a range (4..6).
/// </summary>
public readonly struct CsvColumn
{
    private readonly Range _range;

    private CsvColumn(string? name, Range range, bool isRange, bool isNothing = false)
    {
        Name = name;
        _range = range;
        IsRange = isRange;
        IsNothing = isNothing;
    }

    /// <summary>The name, where it is one.</summary>
    internal string? Name { get; }

    /// <summary>True if it may be several.</summary>
    internal bool IsRange { get; }

    /// <summary>True for no column. A null name becomes one, so a conditional can say "no label".</summary>
    internal bool IsNothing { get; }

    /// <summary>A column by its name in the header.</summary>
    /// <param name="name">The header's text, without the blanks around it; null for no column.</param>
    public static implicit operator CsvColumn(string? name) => new(name, default, isRange: false, isNothing: name is null);

    /// <summary>A column by its place.</summary>
    /// <param name="index">From 0.</param>
    public static implicit operator CsvColumn(int index) => (Index)index;

    /// <summary>A column by its place.</summary>
    /// <param name="index">From 0, or from the end: ^1 is the last.</param>
    public static implicit operator CsvColumn(Index index) => new(null, new Range(index, index), isRange: false);

    /// <summary>Columns that lie together.</summary>
    /// <param name="range">4..6 is the columns 4 and 5, ^2.. the last two.</param>
    public static implicit operator CsvColumn(Range range) => new(null, range, isRange: true);

    /// <summary>
    /// The first column and the one after the last, of so many; what does not exist lies outside 0 … <paramref name="count"/>.
    /// </summary>
    internal (int First, int End) Offsets(int count)
    {
        int first = _range.Start.GetOffset(count);
        return (first, IsRange ? _range.End.GetOffset(count) : first + 1);
    }

    /// <summary>The name in quotes, the index or the range.</summary>
    public override string ToString() =>
        IsNothing ? "none"
        : Name is not null ? $"'{Name}'"
        : IsRange ? _range.ToString()
        : string.Create(CultureInfo.InvariantCulture, $"{_range.Start}");
}
