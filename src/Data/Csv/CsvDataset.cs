using System;
using System.IO;

namespace MlpGen;

/// <summary>Reads datasets from CSV: one row a line, fields separated by commas, numbers written as in English (1.5, -2e-3).</summary>
/// <remarks>
/// A first line in which no field that should be a number is one is taken for a header; one that mixes numbers and words is refused until
/// <c>hasHeader</c> says what it is. Quoted fields (RFC 4180), blanks around fields and empty lines are fine; every other
/// irregularity is refused with file, line and column, missing values ten at once. How large a row may be, <see cref="CsvOptions"/> say.
/// <c>Load</c> takes numbers alone; <c>Read</c> takes text in columns, names of classes and more, as <see cref="CsvOptions"/> say. Columns
/// count from 0 in arguments, as everywhere in .NET, and from 1 in messages, as editors show them.
/// </remarks>
public static class CsvDataset
{
    /// <summary>Reads rows with labels from a file.</summary>
    /// <param name="path">The file, UTF-8.</param>
    /// <param name="labelColumn">
    /// Where the class stands, a whole number of at least 0; ^1 is the last column. All others are inputs.
    /// </param>
    /// <param name="hasHeader">True if the first line names the columns; null finds out.</param>
    /// <exception cref="InvalidDataException">The file is empty, ragged, or holds what is no number or no label.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such column.</exception>
    /// <example>
    /// <code>
    /// Dataset data = CsvDataset.Load("digits.csv", labelColumn: ^1);   // numbers, and the class in the last column
    /// </code>
    /// </example>
    public static Dataset Load(string path, Index labelColumn, bool? hasHeader = null)
    {
        using StreamReader reader = new(path);
        return ReadLabels(reader, path, labelColumn, hasHeader);
    }

    /// <summary>Reads rows with labels. The reader stays open.</summary>
    /// <param name="reader">Read to its end.</param>
    /// <param name="labelColumn">
    /// Where the class stands, a whole number of at least 0; ^1 is the last column. All others are inputs.
    /// </param>
    /// <param name="hasHeader">True if the first line names the columns; null finds out.</param>
    /// <exception cref="InvalidDataException">The text is empty, ragged, or holds what is no number or no label.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such column.</exception>
    public static Dataset Load(TextReader reader, Index labelColumn, bool? hasHeader = null) =>
        ReadLabels(reader, CsvText.Source, labelColumn, hasHeader);

    /// <summary>Reads rows with labels from a file whose first line names the columns.</summary>
    /// <param name="path">The file, UTF-8.</param>
    /// <param name="labelColumn">The name of the column with the class, a whole number of at least 0. All others are inputs.</param>
    /// <exception cref="InvalidDataException">The file is empty, ragged, or holds what is no number or no label.</exception>
    /// <exception cref="ArgumentException">Not exactly one column has this name.</exception>
    public static Dataset Load(string path, string labelColumn)
    {
        using StreamReader reader = new(path);
        return ReadLabels(reader, path, labelColumn);
    }

    /// <summary>Reads rows with labels from text whose first line names the columns. The reader stays open.</summary>
    /// <param name="reader">Read to its end.</param>
    /// <param name="labelColumn">The name of the column with the class, a whole number of at least 0. All others are inputs.</param>
    /// <exception cref="InvalidDataException">The text is empty, ragged, or holds what is no number or no label.</exception>
    /// <exception cref="ArgumentException">Not exactly one column has this name.</exception>
    public static Dataset Load(TextReader reader, string labelColumn) => ReadLabels(reader, CsvText.Source, labelColumn);

    /// <summary>Reads rows with targets, for regression, from a file.</summary>
    /// <param name="path">The file, UTF-8.</param>
    /// <param name="targetColumns">Where the targets stand; ^1.. is the last column, 4..6 columns 4 and 5. All others are inputs.</param>
    /// <param name="hasHeader">True if the first line names the columns; null finds out.</param>
    /// <exception cref="InvalidDataException">The file is empty, ragged, or holds what is no number.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are no such columns, or no others.</exception>
    public static Dataset Load(string path, Range targetColumns, bool? hasHeader = null)
    {
        using StreamReader reader = new(path);
        return ReadTargets(reader, path, targetColumns, hasHeader);
    }

    /// <summary>Reads rows with targets, for regression. The reader stays open.</summary>
    /// <param name="reader">Read to its end.</param>
    /// <param name="targetColumns">Where the targets stand; ^1.. is the last column, 4..6 columns 4 and 5. All others are inputs.</param>
    /// <param name="hasHeader">True if the first line names the columns; null finds out.</param>
    /// <exception cref="InvalidDataException">The text is empty, ragged, or holds what is no number.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are no such columns, or no others.</exception>
    public static Dataset Load(TextReader reader, Range targetColumns, bool? hasHeader = null) =>
        ReadTargets(reader, CsvText.Source, targetColumns, hasHeader);

    /// <summary>Reads a file as options say: text in columns, named classes, several targets, missing values, other separators.</summary>
    /// <param name="path">The file, UTF-8.</param>
    /// <param name="options">What its columns are.</param>
    /// <exception cref="InvalidDataException">
    /// The file is empty, ragged, or holds what does not fit its column; nothing is half-read.
    /// </exception>
    /// <exception cref="ArgumentException">The options name a column that does not exist, one twice, or leave none for inputs.</exception>
    public static CsvTable Read(string path, CsvOptions options)
    {
        using StreamReader reader = new(path);
        return Read(reader, path, options);
    }

    /// <summary>Reads text as options say. The reader stays open.</summary>
    /// <param name="reader">Read to its end.</param>
    /// <param name="options">What its columns are.</param>
    /// <exception cref="InvalidDataException">
    /// The text is empty, ragged, or holds what does not fit its column; nothing is half-read.
    /// </exception>
    /// <exception cref="ArgumentException">The options name a column that does not exist, one twice, or leave none for inputs.</exception>
    public static CsvTable Read(TextReader reader, CsvOptions options) => Read(reader, CsvText.Source, options);

    private static CsvTable Read(TextReader reader, string source, CsvOptions options)
    {
        CsvContent content = CsvTableReader.Read(reader, source, options, nameof(options));
        return new CsvTable(content, new CsvSchema(content.Columns));
    }

    private static Dataset ReadLabels(TextReader reader, string source, Index labelColumn, bool? hasHeader) =>
        CsvTableReader.Read(reader, source, new CsvOptions { LabelColumn = labelColumn, HasHeader = hasHeader }, nameof(labelColumn)).Data;

    private static Dataset ReadLabels(TextReader reader, string source, string labelColumn)
    {
        ArgumentNullException.ThrowIfNull(labelColumn);
        return CsvTableReader.Read(reader, source, new CsvOptions { LabelColumn = labelColumn }, nameof(labelColumn)).Data;
    }

    private static Dataset ReadTargets(TextReader reader, string source, Range targetColumns, bool? hasHeader) =>
        CsvTableReader
            .Read(reader, source, new CsvOptions { TargetColumns = [targetColumns], HasHeader = hasHeader }, nameof(targetColumns))
            .Data;
}
