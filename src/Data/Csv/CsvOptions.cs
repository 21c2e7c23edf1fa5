using System;
using System.Collections.Generic;

namespace MlpGen;

/// <summary>What the columns of a CSV file are. All that are not named here are inputs, each a number.</summary>
/// <remarks>
/// Columns are named by the header, or counted from 0: <c>LabelColumn = "species"</c>, <c>TargetColumns = [^2..]</c>, <c>CategoricalColumns
/// = ["sex", 3]</c>.
/// </remarks>
public sealed class CsvOptions
{
    private readonly CsvColumn? _labelColumn;
    private readonly int _maxColumns = 65_536;
    private readonly int _maxRowBytes = 16 * 1024 * 1024;
    private readonly int _maxCategories = 1_000;

    /// <summary>
    /// Where the class of a row stands; null is nowhere, also where it is the null of a string. Either this or <see cref="TargetColumns"/>.
    /// </summary>
    public CsvColumn? LabelColumn
    {
        get => _labelColumn;
        init => _labelColumn = value is { IsNothing: true } ? null : value;
    }

    /// <summary>
    /// True if the class is text, such as a name of a species. Class 0 is then the first of the names in ordinal order (that of the
    /// characters' numbers, the same on every machine), and the dataset keeps the names. Otherwise it is a whole number of at least 0.
    /// </summary>
    public bool NamedClasses { get; init; }

    /// <summary>Where the targets stand, for regression. They come in the order of the file.</summary>
    public IReadOnlyList<CsvColumn> TargetColumns { get; init; } = [];

    /// <summary>
    /// Inputs that are text. A column becomes as many inputs as it has different texts, in its place and in their ordinal order: 1 for the
    /// row's own, 0 for the others (one-hot).
    /// </summary>
    public IReadOnlyList<CsvColumn> CategoricalColumns { get; init; } = [];

    /// <summary>Columns that are not read: row numbers, names, comments.</summary>
    public IReadOnlyList<CsvColumn> IgnoredColumns { get; init; } = [];

    /// <summary>
    /// The texts that say that a value is missing, without blanks around them; an empty field alone unless told otherwise. "NA" and "?" are
    /// common.
    /// </summary>
    public IReadOnlyList<string> MissingValues { get; init; } = [""];

    /// <summary>
    /// True if rows with a missing value are left out; <see cref="CsvTable.SkippedLines"/> lists them. Otherwise they are refused, with the
    /// first ten places.
    /// </summary>
    public bool SkipIncompleteRows { get; init; }

    /// <summary>True if the first line names the columns; null finds out. A column that is named here makes it one.</summary>
    public bool? HasHeader { get; init; }

    /// <summary>What separates the fields: a comma, a semicolon, a tab.</summary>
    public char Separator { get; init; } = ',';

    /// <summary>
    /// The columns of a file at most, at least 2; 65,536 unless set. A line with more is refused before memory is taken for it.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 2.</exception>
    public int MaxColumns
    {
        get => _maxColumns;
        init => _maxColumns = AtLeast(2, value, nameof(MaxColumns));
    }

    /// <summary>
    /// The bytes of a row at most, in UTF-8, at least 1; 16 MiB unless set. A quote that is not closed would take the rest of the file for
    /// one field. Up to 64 KiB are read at once and pass.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public int MaxRowBytes
    {
        get => _maxRowBytes;
        init => _maxRowBytes = AtLeast(1, value, nameof(MaxRowBytes));
    }

    /// <summary>
    /// The different texts of a categorical column at most, at least 1; 1,000 unless set. Each is an input of every row: a file of a
    /// megabyte whose rows all differ would take gigabytes.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public int MaxCategories
    {
        get => _maxCategories;
        init => _maxCategories = AtLeast(1, value, nameof(MaxCategories));
    }

    private static int AtLeast(int least, int value, string name) =>
        value >= least ? value : throw new ArgumentOutOfRangeException(name, $"{name} is {value}; at least {least} fits.");
}
