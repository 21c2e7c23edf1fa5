using System;
using System.Globalization;
using System.IO;
using System.Runtime.InteropServices;

namespace MlpGen;

/// <summary>Writes the files that <see cref="BinaryRowSource"/> reads, one dataset after the other, so that what is written may be larger than memory.</summary>
/// <remarks>A row is its inputs, then its label or targets: <c>labelColumn: ^1</c>, <c>targetColumns: ^n..</c>.</remarks>
public sealed class BinaryRowWriter : IDisposable
{
    private readonly FileStream _file;
    private float[] _row = [];
    private int _inputSize;
    private bool _hasLabels;

    /// <summary>Begins a file. An existing one is overwritten.</summary>
    /// <param name="path">The file; its directory must exist.</param>
    public BinaryRowWriter(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None);
    }

    /// <summary>The numbers of one row; 0 before the first.</summary>
    public int ColumnCount => _row.Length;

    /// <summary>How many rows were written.</summary>
    public long RowCount { get; private set; }

    /// <summary>Writes the rows of a dataset behind those that are there.</summary>
    /// <param name="data">With as many inputs, and labels or as many targets, as those before.</param>
    /// <exception cref="ArgumentException">It does not fit those before, or a label is above 2²⁴; nothing is written then.</exception>
    public void Append(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
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
                throw new ArgumentException($"There is a label {label}; up to {LittleEndianRow.LargestLabel} a float is exact and fits.", nameof(data));
        }

        if (columns != ColumnCount)
            _row = new float[columns];
        _inputSize = data.InputSize;
        _hasLabels = data.HasLabels;
        for (int row = 0; row < data.Count; row++)
        {
            data.InputsOf(row).CopyTo(_row);
            if (_hasLabels)
                _row[^1] = data.Labels[row];
            else
                data.TargetsOf(row).CopyTo(_row.AsSpan(data.InputSize));
            LittleEndianRow.Swap(_row);
            _file.Write(MemoryMarshal.AsBytes(_row.AsSpan()));
        }

        RowCount += data.Count;
    }

    /// <summary>Writes what is left in buffers and closes the file.</summary>
    public void Dispose() => _file.Dispose();

    /// <summary>One line: how many rows were written, and how long they are.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{nameof(BinaryRowWriter)}(RowCount = {RowCount}, ColumnCount = {ColumnCount})");

    private static string Kind(bool hasLabels, int targets) => hasLabels ? "a label" : $"{targets} targets";
}
