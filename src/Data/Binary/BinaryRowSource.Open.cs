using System;
using System.IO;

namespace MlpGen;

/// <content>Opening a file, with the checks of its size and of the options.</content>
public sealed partial class BinaryRowSource
{
    /// <summary>Opens a file whose rows hold a class each.</summary>
    /// <param name="path">The file.</param>
    /// <param name="columnCount">The numbers of one row, at least 2.</param>
    /// <param name="labelColumn">Where the class stands, a whole number of 0 … 2²⁴; ^1 is the last column. All others are inputs.</param>
    /// <param name="options">Batch size and order; 32 rows in the order of the file where left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such column, or an option does not fit.</exception>
    /// <exception cref="ArgumentException">The transform is for another number of inputs, or for targets.</exception>
    /// <exception cref="InvalidDataException">The file is empty, or holds no whole number of rows.</exception>
    public static BinaryRowSource Open(string path, int columnCount, Index labelColumn, BinaryRowOptions? options = null)
    {
        BinaryRowOptions checkedOptions = Check(path, columnCount, options);
        int column = labelColumn.GetOffset(columnCount);
        if ((uint)column >= (uint)columnCount)
        {
            throw new ArgumentOutOfRangeException(
                nameof(labelColumn), $"Rows have {columnCount} columns; 0 to {columnCount - 1}, or ^1 for the last, fits.");
        }

        return new BinaryRowSource(path, columnCount, column, column + 1, hasLabels: true, checkedOptions);
    }

    /// <summary>Opens a file whose rows hold targets.</summary>
    /// <param name="path">The file.</param>
    /// <param name="columnCount">The numbers of one row, at least 2.</param>
    /// <param name="targetColumns">Where the targets stand; ^1.. is the last column, 4..6 columns 4 and 5. All others are inputs.</param>
    /// <param name="options">Batch size and order; 32 rows in the order of the file where left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no such columns, or no others, or an option does not fit.</exception>
    /// <exception cref="ArgumentException">The transform is for another number of inputs or targets.</exception>
    /// <exception cref="InvalidDataException">The file is empty, or holds no whole number of rows.</exception>
    public static BinaryRowSource Open(string path, int columnCount, Range targetColumns, BinaryRowOptions? options = null)
    {
        BinaryRowOptions checkedOptions = Check(path, columnCount, options);
        int first = targetColumns.Start.GetOffset(columnCount);
        int end = targetColumns.End.GetOffset(columnCount);
        if (first < 0 || first >= end || end > columnCount || end - first == columnCount)
        {
            throw new ArgumentOutOfRangeException(
                nameof(targetColumns), $"Rows have {columnCount} columns; at least one of them, and not all, fits: ^1.. for the last.");
        }

        return new BinaryRowSource(path, columnCount, first, end, hasLabels: false, checkedOptions);
    }

    private static BinaryRowOptions Check(string path, int columnCount, BinaryRowOptions? options)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (columnCount < 2)
            throw new ArgumentOutOfRangeException(nameof(columnCount), $"columnCount must be at least 2 (was {columnCount}).");
        options ??= new BinaryRowOptions();
        if (options.BatchSize < 1)
            throw new ArgumentOutOfRangeException("options.BatchSize", $"BatchSize must be at least 1 (was {options.BatchSize}).");
        if (options.ShuffleBlock < 1)
            throw new ArgumentOutOfRangeException("options.ShuffleBlock", $"ShuffleBlock must be at least 1 (was {options.ShuffleBlock}).");
        return options;
    }

    private static long Rows(string path, long bytes, int columns)
    {
        long rowBytes = (long)columns * sizeof(float);
        if (bytes == 0 || bytes % rowBytes != 0)
        {
            throw new InvalidDataException(
                $"{path} has {bytes} bytes, which is no whole number of rows of {columns} floats. " +
                $"rows × {rowBytes} bytes fit, at least one row.");
        }

        return bytes / rowBytes;
    }

    /// <summary>The transform, once it is known to be for these rows.</summary>
    private NetworkTransform? Fitting(NetworkTransform? transform)
    {
        Demand(transform?.Inputs, InputSize, "inputs");
        Demand(transform?.Targets, TargetSize, HasLabels ? "targets but a label" : "targets");
        return transform;
    }

    private static void Demand(ColumnTransform? transform, int columns, string what)
    {
        if (transform is not null && transform.ColumnCount != columns)
        {
            throw new ArgumentException(
                $"The transform is for {transform.ColumnCount} columns; rows have {columns} {what}.", "options.Transform");
        }
    }
}
