using System;
using System.Globalization;
using System.IO;
using System.Runtime.InteropServices;
using MlpGen.CompilerServices;

namespace MlpGen;

/// <summary>
/// Writes the files that <see cref="BinaryRowSource"/> reads, one dataset after the other, so that what is written may be larger than
/// memory.
/// </summary>
/// <remarks>
/// A row is its inputs, then its label or targets: <c>labelColumn: ^1</c>, <c>targetColumns: ^n..</c>. The file is written beside the old
/// one, and takes its place in <see cref="Dispose"/>: until then, and where nothing was appended or writing failed, an existing file is as
/// it was.
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

    /// <summary>Begins a file. An existing one is replaced when all is written.</summary>
    /// <param name="path">The file; its directory must exist.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty or ends in no name of a file.</exception>
    /// <exception cref="IOException">There is a directory, a pipe or a device, or the file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The directory or the file does not allow it.</exception>
    public BinaryRowWriter(string path)
    {
        _file = new PendingFile(path);
        _path = path;
    }

    /// <summary>The numbers of one row; 0 before the first.</summary>
    public int ColumnCount => _row.Length;

    /// <summary>How many rows were written.</summary>
    public long RowCount { get; private set; }

    /// <summary>Writes the rows of a dataset behind those that are there.</summary>
    /// <param name="data">With as many inputs, and labels or as many targets, as those before.</param>
    /// <exception cref="ArgumentException">It does not fit those before, or a label is above 2²⁴; nothing is written then.</exception>
    /// <exception cref="IOException">The file cannot be written: the rows before it are discarded too.</exception>
    /// <exception cref="ObjectDisposedException">The writer is closed.</exception>
    public void Append(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        int columns = data.InputSize + (data.HasLabels ? 1 : data.TargetSize);
        if (RowCount > 0 && (columns != ColumnCount || data.InputSize != _inputSize || data.HasLabels != _hasLabels))
        {
            throw new ArgumentException(
                $"Rows have {data.InputSize} inputs and {Kind(data.HasLabels, columns - data.InputSize)}; " +
                $"{_inputSize} and {Kind(_hasLabels, ColumnCount - _inputSize)} fit those before.",
                nameof(data));
        }

        foreach (int label in data.Labels)
        {
            if (label > LittleEndianRow.LargestLabel)
            {
                throw new ArgumentException(
                    $"There is a label {label}; up to {LittleEndianRow.LargestLabel} a float is exact and fits.", nameof(data));
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
            // Part of a row may stand there.
            _isDiscarded = true;
            throw new IOException($"{_path} cannot be written: {error.Message}", error);
        }

        RowCount += data.Count;
    }

    /// <summary>
    /// Forgets all rows that were written: after an error, say, since a file with the rows before it would look whole. An existing file
    /// stays as it was.
    /// </summary>
    public void Discard() => _isDiscarded = true;

    /// <summary>
    /// Waits until all rows are on the disk, and puts the file in its place, unless there are none or they are discarded.
    /// </summary>
    /// <exception cref="IOException">The file cannot be written. An existing one is as it was.</exception>
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

    /// <summary>One line: how many rows were written, and how long they are.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{nameof(BinaryRowWriter)}(RowCount = {RowCount}, ColumnCount = {ColumnCount})");

    private static string Kind(bool hasLabels, int targets) => hasLabels ? "a label" : $"{targets} targets";
}
