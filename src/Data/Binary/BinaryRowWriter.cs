using System;
using System.Globalization;
using System.IO;
using System.Runtime.InteropServices;
using MlpGen.CompilerServices;

namespace MlpGen;

/// <summary>
/// Writes a file that <see cref="BinaryRowSource"/> can read. Datasets are appended one after the other, so the file can be larger than
/// memory.
/// </summary>
/// <remarks>
/// A row consists of its inputs, followed by its label or its targets. Open the file with <c>labelColumn: ^1</c> or <c>targetColumns:
/// ^n..</c>. The rows are written to a temporary file. <see cref="Dispose"/> moves it to the given path and replaces an existing file
/// there. The existing file is unchanged until then. It also stays unchanged if nothing was appended or if a write failed.
/// </remarks>
public sealed class BinaryRowWriter : IDisposable
{
    private readonly PendingFile _file;
    private readonly string _path;
    private float[] _row = [];
    private int _inputSize;
    private bool _hasLabels;
    private bool _isDisposed;
    private bool _isDiscarded;

    /// <summary>Creates the file. An existing file is replaced only after all rows have been written.</summary>
    /// <param name="path">The path of the file. Its directory must exist.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty or does not end in a file name.</exception>
    /// <exception cref="IOException">The path is a directory, a pipe or a device, or the file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">Access to the directory or the file is denied.</exception>
    public BinaryRowWriter(string path)
    {
        _file = new PendingFile(path);
        _path = path;
    }

    /// <summary>Gets the number of columns, or 0 before the first row.</summary>
    public int ColumnCount => _row.Length;

    /// <summary>Gets the number of rows written so far.</summary>
    public long RowCount { get; private set; }

    /// <summary>Appends the rows of a dataset.</summary>
    /// <param name="data">
    /// The rows. They must have the same number of inputs as the previous rows, and labels or the same number of targets.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The rows do not match the previous rows, or a label is greater than 2²⁴. Nothing is written.
    /// </exception>
    /// <exception cref="IOException">The file cannot be written. All previous rows are discarded too.</exception>
    /// <exception cref="ObjectDisposedException">The writer is closed.</exception>
    public void Append(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        int columns = data.InputSize + (data.HasLabels ? 1 : data.TargetSize);
        if (RowCount > 0 && (columns != ColumnCount || data.InputSize != _inputSize || data.HasLabels != _hasLabels))
        {
            throw new ArgumentException(
                $"Expected rows with {_inputSize} inputs and {Kind(_hasLabels, ColumnCount - _inputSize)}, like the previous rows, " +
                $"but got {data.InputSize} inputs and {Kind(data.HasLabels, columns - data.InputSize)}.",
                nameof(data));
        }

        foreach (int label in data.Labels)
        {
            if (label > LittleEndianRow.LargestLabel)
            {
                throw new ArgumentException(
                    $"Labels must be at most {LittleEndianRow.LargestLabel} to be exact as floats (one was {label}).", nameof(data));
            }
        }

        if (columns != ColumnCount)
            _row = new float[columns];
        _inputSize = data.InputSize;
        _hasLabels = data.HasLabels;
        try
        {
            for (int row = 0; row < data.Count; row++)
                Write(data, row);
        }
        catch (IOException error)
        {
            // The file can end with an incomplete row.
            _isDiscarded = true;
            throw new IOException($"{_path} cannot be written: {error.Message}", error);
        }

        RowCount += data.Count;
    }

    /// <summary>
    /// Discards all rows. Call it after an error, because a file with only some of the rows would look complete. An existing file stays
    /// unchanged.
    /// </summary>
    public void Discard() => _isDiscarded = true;

    /// <summary>
    /// Waits until all rows are on the disk, and then replaces the old file. Does nothing if there are no rows or if they were discarded.
    /// </summary>
    /// <exception cref="IOException">The file cannot be written. An existing file is unchanged.</exception>
    public void Dispose()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        using (_file)
        {
            if (RowCount > 0 && !_isDiscarded)
                _file.Commit();
        }
    }

    private void Write(Dataset data, int row)
    {
        data.InputsOf(row).CopyTo(_row);
        if (_hasLabels)
            _row[^1] = data.Labels[row];
        else
            data.TargetsOf(row).CopyTo(_row.AsSpan(data.InputSize));
        LittleEndianRow.Swap(_row);
        _file.Content.Write(MemoryMarshal.AsBytes(_row.AsSpan()));
    }

    /// <summary>Returns one line with the number of rows and columns.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{nameof(BinaryRowWriter)}(RowCount = {RowCount}, ColumnCount = {ColumnCount})");

    private static string Kind(bool hasLabels, int targets) => hasLabels ? "a label" : $"{targets} targets";
}
