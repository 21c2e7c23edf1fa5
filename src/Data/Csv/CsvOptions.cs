using System;
using System.Collections.Generic;

namespace MlpGen;

/// <summary>The roles of the columns of a CSV file and its format. Columns that these options do not mention are numeric inputs.</summary>
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
    /// Gets the column of the class label. Null or a null string means that there is no such column. Set either this property or
    /// <see cref="TargetColumns"/>. Default: null.
    /// </summary>
    public CsvColumn? LabelColumn
    {
        get => _labelColumn;
        init => _labelColumn = value is { IsDefault: true } ? null : value;
    }

    /// <summary>
    /// True if the class is text, such as the name of a species. The classes are then numbered in the ordinal order of their names, which
    /// is the same on every machine, and the dataset keeps the names. False if the class is a whole number of at least 0. Default: false.
    /// </summary>
    public bool NamedClasses { get; init; }

    /// <summary>Gets the columns of the targets, for regression. The targets keep the order of the file. Default: none.</summary>
    public IReadOnlyList<CsvColumn> TargetColumns { get; init; } = [];

    /// <summary>
    /// Gets the input columns that contain text. Each of them is one-hot encoded: at its position, it becomes one input for each of its
    /// distinct texts, in ordinal order. The input for the text of a row is 1, and the others are 0. Default: none.
    /// </summary>
    public IReadOnlyList<CsvColumn> CategoricalColumns { get; init; } = [];

    /// <summary>Gets the columns that are not read, such as row numbers, names and comments. Default: none.</summary>
    public IReadOnlyList<CsvColumn> IgnoredColumns { get; init; } = [];

    /// <summary>
    /// Gets the texts that mark a missing value, without surrounding blanks. "NA" and "?" are common. Default: an empty field only.
    /// </summary>
    public IReadOnlyList<string> MissingValues { get; init; } = [""];

    /// <summary>
    /// True to skip rows with a missing value. <see cref="CsvTable.SkippedLines"/> lists them. False to throw an exception that lists the
    /// first ten missing values. Default: false.
    /// </summary>
    public bool SkipIncompleteRows { get; init; }

    /// <summary>
    /// True if the first line contains the names of the columns. Default: null, which detects a header by its content. If a column is
    /// identified by its name, the first line must be a header.
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
    /// make the rest of the file one field. A row of up to 64 KiB can exceed a lower limit without an error, because it is read in one
    /// piece.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int MaxRowBytes
    {
        get => _maxRowBytes;
        init => _maxRowBytes = AtLeast(1, value, nameof(MaxRowBytes));
    }

    /// <summary>
    /// Gets the maximum number of distinct texts in a categorical column. At least 1. Default: 1,000. Each text becomes an input of every
    /// row. Without a limit, a file of one megabyte whose rows all differ would need gigabytes of memory.
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
