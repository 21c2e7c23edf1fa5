using System;
using System.Collections.Generic;
using System.IO;

namespace MlpGen;

/// <summary>Reads datasets from CSV: one row a line, fields separated by commas, numbers written as in English (1.5, -2e-3).</summary>
/// <remarks>
/// A first line in which no field is a number is taken for a header; one that mixes numbers and words is refused until
/// <c>hasHeader</c> says what it is. Quoted fields (RFC 4180), blanks around fields and empty lines are fine; every other
/// irregularity is refused with file, line and column. Columns count from 0 in arguments, as everywhere in .NET, and from 1 in messages, as
/// editors show them.
/// </remarks>
public static class CsvDataset
{
    private const string TextSource = "The CSV text";

    /// <summary>Reads rows with labels from a file.</summary>
    /// <param name="path">The file, UTF-8.</param>
    /// <param name="labelColumn">Where the class stands, a whole number of at least 0; ^1 is the last column. All others are inputs.</param>
    /// <param name="hasHeader">Whether the first line names the columns; null finds out.</param>
    /// <exception cref="InvalidDataException">The file is empty, ragged, or holds what is no number or no label.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such column.</exception>
    public static Dataset Load(string path, Index labelColumn, bool? hasHeader = null)
    {
        using StreamReader reader = new(path);
        return ReadLabels(reader, path, labelColumn, hasHeader);
    }

    /// <summary>Reads rows with labels. The reader stays open.</summary>
    /// <param name="reader">Read to its end.</param>
    /// <param name="labelColumn">Where the class stands, a whole number of at least 0; ^1 is the last column. All others are inputs.</param>
    /// <param name="hasHeader">Whether the first line names the columns; null finds out.</param>
    /// <exception cref="InvalidDataException">The text is empty, ragged, or holds what is no number or no label.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such column.</exception>
    public static Dataset Load(TextReader reader, Index labelColumn, bool? hasHeader = null) =>
        ReadLabels(reader, TextSource, labelColumn, hasHeader);

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
    public static Dataset Load(TextReader reader, string labelColumn) => ReadLabels(reader, TextSource, labelColumn);

    /// <summary>Reads rows with targets, for regression, from a file.</summary>
    /// <param name="path">The file, UTF-8.</param>
    /// <param name="targetColumns">Where the targets stand; ^1.. is the last column, 4..6 columns 4 and 5. All others are inputs.</param>
    /// <param name="hasHeader">Whether the first line names the columns; null finds out.</param>
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
    /// <param name="hasHeader">Whether the first line names the columns; null finds out.</param>
    /// <exception cref="InvalidDataException">The text is empty, ragged, or holds what is no number.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are no such columns, or no others.</exception>
    public static Dataset Load(TextReader reader, Range targetColumns, bool? hasHeader = null) =>
        ReadTargets(reader, TextSource, targetColumns, hasHeader);

    private static Dataset ReadLabels(TextReader reader, string source, Index labelColumn, bool? hasHeader)
    {
        using CsvRows rows = new(reader, source, hasHeader);
        int column = labelColumn.GetOffset(rows.ColumnCount);
        if ((uint)column >= (uint)rows.ColumnCount)
        {
            throw new ArgumentOutOfRangeException(
                nameof(labelColumn), labelColumn, $"{source} has {rows.ColumnCount} columns; 0 to {rows.ColumnCount - 1}, or ^1 for the last, fits.");
        }

        return ReadLabels(rows, column);
    }

    private static Dataset ReadLabels(TextReader reader, string source, string labelColumn)
    {
        ArgumentNullException.ThrowIfNull(labelColumn);
        using CsvRows rows = new(reader, source, hasHeader: true);
        return ReadLabels(rows, rows.ColumnOf(labelColumn, nameof(labelColumn)));
    }

    private static Dataset ReadLabels(CsvRows rows, int labelColumn)
    {
        List<float> inputs = [];
        List<int> labels = [];
        do
        {
            for (int column = 0; column < rows.ColumnCount; column++)
            {
                if (column == labelColumn)
                    labels.Add(rows.Label(column));
                else
                    inputs.Add(rows.Number(column));
            }
        }
        while (rows.Next());

        return Dataset.FromArrays(inputs.ToArray(), labels.ToArray(), rows.ColumnCount - 1);
    }

    private static Dataset ReadTargets(TextReader reader, string source, Range targetColumns, bool? hasHeader)
    {
        using CsvRows rows = new(reader, source, hasHeader);
        int first = targetColumns.Start.GetOffset(rows.ColumnCount);
        int end = targetColumns.End.GetOffset(rows.ColumnCount);
        if (first < 0 || first >= end || end > rows.ColumnCount || end - first == rows.ColumnCount)
        {
            throw new ArgumentOutOfRangeException(
                nameof(targetColumns),
                targetColumns,
                $"{source} has {rows.ColumnCount} columns; at least one of them, and not all, fits: ^1.. for the last.");
        }

        List<float> inputs = [];
        List<float> targets = [];
        do
        {
            for (int column = 0; column < rows.ColumnCount; column++)
                (column >= first && column < end ? targets : inputs).Add(rows.Number(column));
        }
        while (rows.Next());

        return Dataset.FromArrays(inputs.ToArray(), targets.ToArray(), rows.ColumnCount - (end - first));
    }
}
