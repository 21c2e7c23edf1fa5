using System;
using System.Collections.Generic;

namespace MlpGen;

/// <summary>The roles of the columns of a CSV file and its format. Columns that are not mentioned are numeric inputs.</summary>
/// <remarks>
/// Columns are identified by their name in the header or by their index from 0: <c>LabelColumn = "species"</c>, <c>TargetColumns =
/// [^2..]</c>, <c>CategoricalColumns = ["sex", 3]</c>.
/// </remarks>
public sealed class CsvOptions
{
    private readonly CsvColumn? _labelColumn;
    private readonly int _maxColumns = 65_536;
    private readonly int _maxRowBytes = 16 * 1024 * 1024;
    private readonly int _maxCategories = 1_000;

    /// <summary>
    /// Gets the column with the class of a row. Null, also as a null string, means that there is none. Set either this or
    /// <see cref="TargetColumns"/>.
    /// </summary>
    public CsvColumn? LabelColumn
    {
        get => _labelColumn;
        init => _labelColumn = value is { IsDefault: true } ? null : value;
    }

    /// <summary>
    /// True if the class is text, such as the name of a species. Class 0 is then the first name in ordinal order (by character code, the
    /// same on every machine), and the dataset keeps the names. False if the class is a whole number of at least 0. Default: false.
    /// </summary>
    public bool NamedClasses { get; init; }

    /// <summary>Gets the columns with the targets, for regression. The targets are in the order of the file.</summary>
    public IReadOnlyList<CsvColumn> TargetColumns { get; init; } = [];

    /// <summary>
    /// Gets the columns of inputs that are text. A column becomes one input for each of its different texts, at its position and in ordinal
    /// order. The input is 1 for the text of the row and 0 for the others (one-hot encoding).
    /// </summary>
    public IReadOnlyList<CsvColumn> CategoricalColumns { get; init; } = [];

    /// <summary>Gets the columns that are not read, such as row numbers, names and comments.</summary>
    public IReadOnlyList<CsvColumn> IgnoredColumns { get; init; } = [];

    /// <summary>
    /// Gets the texts that mark a missing value, without surrounding blanks. "NA" and "?" are common. Default: an empty field only.
    /// </summary>
    public IReadOnlyList<string> MissingValues { get; init; } = [""];

    /// <summary>
    /// True to skip rows with a missing value; <see cref="CsvTable.SkippedLines"/> lists them. False to throw with the first ten positions.
    /// Default: false.
    /// </summary>
    public bool SkipIncompleteRows { get; init; }

    /// <summary>
    /// True if the first line contains the names of the columns. Default: null, determine it from the first line. If a column is identified
    /// by its name, the first line must be a header.
    /// </summary>
    public bool? HasHeader { get; init; }

    /// <summary>Gets the field separator, such as a comma, a semicolon or a tab. Default: a comma.</summary>
    public char Separator { get; init; } = ',';

    /// <summary>
    /// Gets the maximum number of columns of a file. At least 2. Default: 65,536. The limit is checked before memory is allocated for a
    /// line.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 2.</exception>
    public int MaxColumns
    {
        get => _maxColumns;
        init => _maxColumns = AtLeast(2, value, nameof(MaxColumns));
    }

    /// <summary>
    /// Gets the maximum size of a row in bytes of UTF-8. At least 1. Default: 16 MiB. Without a limit, a quote that is not closed would
    /// make the rest of the file one field. Rows of up to 64 KiB can pass a lower limit, because they are read at once.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int MaxRowBytes
    {
        get => _maxRowBytes;
        init => _maxRowBytes = AtLeast(1, value, nameof(MaxRowBytes));
    }

    /// <summary>
    /// Gets the maximum number of different texts of a categorical column. At least 1. Default: 1,000. Each text is an input of every row,
    /// so a file of a megabyte whose rows all differ would need gigabytes of memory.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int MaxCategories
    {
        get => _maxCategories;
        init => _maxCategories = AtLeast(1, value, nameof(MaxCategories));
    }

    private static int AtLeast(int least, int value, string name) =>
        value >= least ? value : throw new ArgumentOutOfRangeException(name, $"{name} must be at least {least} (was {value}).");
}
