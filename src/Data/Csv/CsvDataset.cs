using System;
using System.IO;

namespace MlpGen;

/// <summary>
/// Reads datasets from CSV. Each line is a row, fields are separated by commas, and numbers use the English format (1.5, -2e-3).
/// </summary>
/// <remarks>
/// The first line is treated as a header if none of the fields that should be numbers can be parsed. If it mixes numbers and words, reading
/// fails unless you set <c>hasHeader</c>. Quoted fields (RFC 4180), blanks around fields and empty lines are allowed. Any other
/// irregularity causes an exception that names the file, the line and the column. If values are missing, the message lists the first ten
/// positions. <see cref="CsvOptions"/> limits the size of a row. <c>Load</c> reads only numbers. <c>Read</c> also reads text columns, class
/// names and more, as specified in <see cref="CsvOptions"/>. Columns are numbered from 0 in arguments, as everywhere in .NET, and from 1 in
/// messages, as in editors.
/// </remarks>
public static class CsvDataset
{
    /// <summary>Reads rows with labels from a file.</summary>
    /// <param name="path">The path of the file, in UTF-8.</param>
    /// <param name="labelColumn">
    /// The column of the class label, which is a whole number of at least 0. ^1 is the last column. All other columns are inputs.
    /// </param>
    /// <param name="hasHeader">
    /// True if the first line contains the names of the columns. Default: null, which detects a header by its content.
    /// </param>
    /// <exception cref="InvalidDataException">The file is empty or ragged, or it contains an invalid number or label.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The column does not exist.</exception>
    /// <example>
    /// <code>
    /// Dataset data = CsvDataset.Load("digits.csv", labelColumn: ^1);   // the class is in the last column
    /// </code>
    /// </example>
    public static Dataset Load(string path, Index labelColumn, bool? hasHeader = null)
    {
        using StreamReader reader = new(path);
        return ReadLabels(reader, path, labelColumn, hasHeader);
    }

    /// <summary>Reads rows with labels from a reader. The reader stays open.</summary>
    /// <param name="reader">The reader. It is read to its end.</param>
    /// <param name="labelColumn">
    /// The column of the class label, which is a whole number of at least 0. ^1 is the last column. All other columns are inputs.
    /// </param>
    /// <param name="hasHeader">
    /// True if the first line contains the names of the columns. Default: null, which detects a header by its content.
    /// </param>
    /// <exception cref="InvalidDataException">The text is empty or ragged, or it contains an invalid number or label.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The column does not exist.</exception>
    public static Dataset Load(TextReader reader, Index labelColumn, bool? hasHeader = null) =>
        ReadLabels(reader, CsvText.Source, labelColumn, hasHeader);

    /// <summary>Reads rows with labels from a file whose first line contains the names of the columns.</summary>
    /// <param name="path">The path of the file, in UTF-8.</param>
    /// <param name="labelColumn">
    /// The name of the column of the class label, which is a whole number of at least 0. All other columns are inputs.
    /// </param>
    /// <exception cref="InvalidDataException">The file is empty or ragged, or it contains an invalid number or label.</exception>
    /// <exception cref="ArgumentException">There is no column with this name, or there are several.</exception>
    public static Dataset Load(string path, string labelColumn)
    {
        using StreamReader reader = new(path);
        return ReadLabels(reader, path, labelColumn);
    }

    /// <summary>Reads rows with labels from text whose first line contains the names of the columns. The reader stays open.</summary>
    /// <param name="reader">The reader. It is read to its end.</param>
    /// <param name="labelColumn">
    /// The name of the column of the class label, which is a whole number of at least 0. All other columns are inputs.
    /// </param>
    /// <exception cref="InvalidDataException">The text is empty or ragged, or it contains an invalid number or label.</exception>
    /// <exception cref="ArgumentException">There is no column with this name, or there are several.</exception>
    public static Dataset Load(TextReader reader, string labelColumn) => ReadLabels(reader, CsvText.Source, labelColumn);

    /// <summary>Reads rows with targets, for regression, from a file.</summary>
    /// <param name="path">The path of the file, in UTF-8.</param>
    /// <param name="targetColumns">
    /// The columns with the targets. For example, ^1.. means the last column, and 4..6 means columns 4 and 5. All other columns are inputs.
    /// </param>
    /// <param name="hasHeader">
    /// True if the first line contains the names of the columns. Default: null, which detects a header by its content.
    /// </param>
    /// <exception cref="InvalidDataException">The file is empty or ragged, or it contains an invalid number.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The columns do not exist, or no columns are left for inputs.</exception>
    public static Dataset Load(string path, Range targetColumns, bool? hasHeader = null)
    {
        using StreamReader reader = new(path);
        return ReadTargets(reader, path, targetColumns, hasHeader);
    }

    /// <summary>Reads rows with targets, for regression, from a reader. The reader stays open.</summary>
    /// <param name="reader">The reader. It is read to its end.</param>
    /// <param name="targetColumns">
    /// The columns with the targets. For example, ^1.. means the last column, and 4..6 means columns 4 and 5. All other columns are inputs.
    /// </param>
    /// <param name="hasHeader">
    /// True if the first line contains the names of the columns. Default: null, which detects a header by its content.
    /// </param>
    /// <exception cref="InvalidDataException">The text is empty or ragged, or it contains an invalid number.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The columns do not exist, or no columns are left for inputs.</exception>
    public static Dataset Load(TextReader reader, Range targetColumns, bool? hasHeader = null) =>
        ReadTargets(reader, CsvText.Source, targetColumns, hasHeader);

    /// <summary>
    /// Reads a file as specified by options. The file can have text columns, named classes, several targets, missing values and other
    /// separators.
    /// </summary>
    /// <param name="path">The path of the file, in UTF-8.</param>
    /// <param name="options">The roles of the columns and the format of the file.</param>
    /// <exception cref="InvalidDataException">
    /// The file is empty or ragged, or a field is invalid for its column. No partial result is returned.
    /// </exception>
    /// <exception cref="ArgumentException">
    /// The options name a column that does not exist or name a column twice, or no column is left for inputs.
    /// </exception>
    public static CsvTable Read(string path, CsvOptions options)
    {
        using StreamReader reader = new(path);
        return Read(reader, path, options);
    }

    /// <summary>Reads text as specified by options. The reader stays open.</summary>
    /// <param name="reader">The reader. It is read to its end.</param>
    /// <param name="options">The roles of the columns and the format of the text.</param>
    /// <exception cref="InvalidDataException">
    /// The text is empty or ragged, or a field is invalid for its column. No partial result is returned.
    /// </exception>
    /// <exception cref="ArgumentException">
    /// The options name a column that does not exist or name a column twice, or no column is left for inputs.
    /// </exception>
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
