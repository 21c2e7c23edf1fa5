using System.Collections.Generic;

namespace MlpGen;

/// <summary>What the columns of a CSV file are. All that are not named here are inputs, each a number.</summary>
/// <remarks>
/// Columns are named by the header, or counted from 0: <c>LabelColumn = "species"</c>, <c>TargetColumns = [^2..]</c>, <c>CategoricalColumns = ["sex", 3]</c>.
/// </remarks>
public sealed class CsvOptions
{
    /// <summary>Where the class of a row stands. Either this or <see cref="TargetColumns"/>.</summary>
    public CsvColumn? LabelColumn { get; init; }

    /// <summary>
    /// Whether the class is text, such as a name of a species. Class 0 is then the first of the names in ordinal order (that of the characters' numbers,
    /// the same on every machine), and the dataset keeps the names. Otherwise it is a whole number of at least 0.
    /// </summary>
    public bool NamedClasses { get; init; }

    /// <summary>Where the targets stand, for regression. They come in the order of the file.</summary>
    public IReadOnlyList<CsvColumn> TargetColumns { get; init; } = [];

    /// <summary>
    /// Inputs that are text. A column becomes as many inputs as it has different texts, in its place and in their ordinal order: 1 for the row's own, 0
    /// for the others (one-hot).
    /// </summary>
    public IReadOnlyList<CsvColumn> CategoricalColumns { get; init; } = [];

    /// <summary>Columns that are not read: row numbers, names, comments.</summary>
    public IReadOnlyList<CsvColumn> IgnoredColumns { get; init; } = [];

    /// <summary>The texts that say that a value is missing, without blanks around them; an empty field alone unless told otherwise. "NA" and "?" are common.</summary>
    public IReadOnlyList<string> MissingValues { get; init; } = [""];

    /// <summary>
    /// Whether rows with a missing value are left out; <see cref="CsvTable.SkippedLines"/> lists them. Otherwise they are refused, with the first ten places.
    /// </summary>
    public bool SkipIncompleteRows { get; init; }

    /// <summary>Whether the first line names the columns; null finds out. A column that is named here makes it one.</summary>
    public bool? HasHeader { get; init; }

    /// <summary>What separates the fields: a comma, a semicolon, a tab.</summary>
    public char Separator { get; init; } = ',';
}
