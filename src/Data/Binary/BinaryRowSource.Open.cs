using System;
using System.IO;

namespace MlpGen;

/// <content>Opens a file and checks its size and the options.</content>
public sealed partial class BinaryRowSource
{
    /// <summary>Opens a file in which each row contains a class label.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="columnCount">The number of columns. At least 2.</param>
    /// <param name="labelColumn">
    /// The column of the class label, which is a whole number from 0 to 2²⁴. ^1 is the last column. All other columns are inputs.
    /// </param>
    /// <param name="options">
    /// The batch size and the order of the rows. Default: null, which reads mini-batches of 32 rows in the order of the file.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The column does not exist, or an option is out of range.</exception>
    /// <exception cref="ArgumentException">The transform has the wrong number of inputs, or it has targets.</exception>
    /// <exception cref="InvalidDataException">The file is empty, or its length is not a whole number of rows.</exception>
    public static BinaryRowSource Open(string path, int columnCount, Index labelColumn, BinaryRowOptions? options = null)
    {
        BinaryRowOptions checkedOptions = Check(path, columnCount, options);
        int column = labelColumn.GetOffset(columnCount);
        if ((uint)column >= (uint)columnCount)
        {
            throw new ArgumentOutOfRangeException(
                nameof(labelColumn), $"The label column must be between 0 and {columnCount - 1}. ^1 is the last column.");
        }

        return new BinaryRowSource(path, columnCount, column, column + 1, hasLabels: true, checkedOptions);
    }

    /// <summary>Opens a file in which each row contains targets.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="columnCount">The number of columns. At least 2.</param>
    /// <param name="targetColumns">
    /// The columns with the targets. For example, ^1.. means the last column, and 4..6 means columns 4 and 5. All other columns are inputs.
    /// </param>
    /// <param name="options">
    /// The batch size and the order of the rows. Default: null, which reads mini-batches of 32 rows in the order of the file.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The columns do not exist, no columns are left for inputs, or an option is out of range.
    /// </exception>
    /// <exception cref="ArgumentException">The transform has the wrong number of inputs or targets.</exception>
    /// <exception cref="InvalidDataException">The file is empty, or its length is not a whole number of rows.</exception>
    public static BinaryRowSource Open(string path, int columnCount, Range targetColumns, BinaryRowOptions? options = null)
    {
        BinaryRowOptions checkedOptions = Check(path, columnCount, options);
        int first = targetColumns.Start.GetOffset(columnCount);
        int end = targetColumns.End.GetOffset(columnCount);
        if (first < 0 || first >= end || end > columnCount || end - first == columnCount)
        {
            throw new ArgumentOutOfRangeException(
                nameof(targetColumns), $"The range must select at least one of the {columnCount} columns, but not all. ^1.. is the last.");
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
        if (options.ShuffleBlockSize < 1)
        {
            throw new ArgumentOutOfRangeException(
                "options.ShuffleBlockSize", $"ShuffleBlockSize must be at least 1 (was {options.ShuffleBlockSize}).");
        }
        return options;
    }

    private static long CountRows(string path, long bytes, int columns)
    {
        long rowBytes = (long)columns * sizeof(float);
        if (bytes == 0 || bytes % rowBytes != 0)
        {
            throw new InvalidDataException(
                $"The length of {path} must be a multiple of {rowBytes} bytes, the size of a row of {columns} floats, " +
                $"and at least {rowBytes} (was {bytes}).");
        }

        return bytes / rowBytes;
    }

    /// <summary>Returns the transform. Throws unless it matches the rows.</summary>
    private NetworkTransform? Fitting(NetworkTransform? transform)
    {
        ThrowIfWrongColumnCount(transform?.Inputs, InputSize, "inputs");
        ThrowIfWrongColumnCount(transform?.Targets, TargetSize, HasLabels ? "targets (the rows have labels)" : "targets");
        return transform;
    }

    private static void ThrowIfWrongColumnCount(ColumnTransform? transform, int columns, string what)
    {
        if (transform is not null && transform.ColumnCount != columns)
        {
            throw new ArgumentException(
                $"The transform of the {what} must have a ColumnCount of {columns} (was {transform.ColumnCount}).", "options.Transform");
        }
    }
}
