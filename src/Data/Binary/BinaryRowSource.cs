using System;
using System.Globalization;
using System.IO;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace MlpGen;

/// <summary>
/// Mini-batches from a file of numbers that may be larger than memory: rows of floats of 32 bits, the least significant byte first, one row
/// after the other and nothing else, as <see cref="BinaryRowWriter"/> and NumPy's <c>array.astype('&lt;f4').tofile(path)</c> write them.
/// Only what a mini-batch needs is read, from the memory of the system where it was read before. For
/// <see cref="Trainer.StepFor{TSource}(TimeSpan, TSource)"/>, or a loop of one's own.
/// </summary>
/// <remarks>
/// It goes through the rows again and again; each comes once an epoch. Once it is open, nothing allocates. Not safe for use from several
/// threads at once. The file is not mapped into memory: cut short by another program, it would take this one down with it.
/// </remarks>
public sealed partial class BinaryRowSource : IBatchSource, IDisposable
{
    private const long LargestPosition = 1L << 62;

    // Floats. Rows that follow each other are read together, up to 64 KiB.
    private const int LargestRead = 16 * 1024;

    private readonly string _path;
    private readonly SafeFileHandle _file;
    private readonly BlockShuffle? _shuffle;
    private readonly NetworkTransform? _transform;
    private readonly float[] _rows;
    private readonly int _columns;
    private readonly int _firstTarget;
    private readonly int _endTarget;
    private long _firstRead;
    private int _rowsRead;
    private long _position;
    private bool _isDisposed;

    private BinaryRowSource(string path, int columns, int firstTarget, int endTarget, bool hasLabels, BinaryRowOptions options)
    {
        _path = path;
        _firstTarget = firstTarget;
        _endTarget = endTarget;
        HasLabels = hasLabels;
        BatchSize = options.BatchSize;

        _columns = columns;
        _file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        try
        {
            // First the file: rows that it does not hold take no memory.
            RowCount = Rows(path, RandomAccess.GetLength(_file), columns);
            _rows = new float[columns * int.Max(1, LargestRead / columns)];
            _transform = Fitting(options.Transform);
        }
        catch
        {
            _file.Dispose();
            throw;
        }

        _shuffle = options.ShuffleSeed is int seed ? new BlockShuffle(RowCount, options.ShuffleBlock, seed) : null;
    }

    /// <summary>The rows of the file.</summary>
    public long RowCount { get; }

    /// <summary>The number of inputs of one row.</summary>
    public int InputSize => _columns - (_endTarget - _firstTarget);

    /// <summary>The number of targets of one row; 0 where rows have labels.</summary>
    public int TargetSize => HasLabels ? 0 : _endTarget - _firstTarget;

    /// <inheritdoc/>
    public int BatchSize { get; }

    /// <inheritdoc/>
    public bool HasLabels { get; }

    /// <summary>
    /// How many rows were given, all epochs together. Who sets it goes on from there: with the number that stood here before, exactly as
    /// then.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 0 or above 2⁶², which nobody reaches row by row.</exception>
    public long Position
    {
        get => _position;
        set => _position = value is >= 0 and <= LargestPosition
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), $"Position is {value}; 0 to {LargestPosition} fits.");
    }

    /// <summary>One line: how many rows there are, of what, and how many come at a time.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{nameof(BinaryRowSource)}(RowCount = {RowCount}, InputSize = {InputSize}, " +
        $"{(HasLabels ? "labels" : $"TargetSize = {TargetSize}")}, BatchSize = {BatchSize})");

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    /// <exception cref="InvalidDataException">
    /// A number is not finite, once transformed or before, or a label is none; the message names row and column, and <see cref="Position"/>
    /// stays.
    /// </exception>
    /// <exception cref="IOException">
    /// The file cannot be read, or was cut short since it was opened; <see cref="Position"/> stays.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The source is closed.</exception>
    public int Next(Span<float> inputs, Span<float> targets, Span<int> labels)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        Demand(inputs.Length, InputSize, nameof(inputs));
        Demand(targets.Length, TargetSize, nameof(targets));
        Demand(labels.Length, HasLabels ? 1 : 0, nameof(labels));
        (long epoch, long place) = Math.DivRem(_position, RowCount);
        int rows = (int)long.Min(BatchSize, RowCount - place);
        _rowsRead = 0;
        for (int i = 0; i < rows; i++)
        {
            long row = _shuffle is null ? place + i : _shuffle.At(epoch, place + i);
            Span<float> input = inputs.Slice(i * InputSize, InputSize), target = targets.Slice(i * TargetSize, TargetSize);
            ReadOnlySpan<float> read = Read(row, _shuffle is null ? rows - i : 1, input, target);
            if (HasLabels)
                labels[i] = (int)read[_firstTarget];
            Apply(_transform?.Inputs, row, input, "input");
            Apply(_transform?.Targets, row, target, "target");
        }

        _position += rows;
        return rows;
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        _file.Dispose();
    }

    private void Demand(int length, int perRow, string parameter)
    {
        if (length != (long)BatchSize * perRow)
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{parameter} has room for {length}: {(double)length / BatchSize} for each of {BatchSize} rows. " +
                    $"A row of {_path} has {perRow}."),
                parameter);
        }
    }

    private void Apply(ColumnTransform? transform, long row, Span<float> values, string what)
    {
        if (transform is null)
            return;
        transform.Apply(values);
        for (int i = 0; i < values.Length; i++)
        {
            if (!float.IsFinite(values[i]))
            {
                throw new InvalidDataException(FormattableString.Invariant(
                    $"{_path}, row {row}, {what} {i} (both from 0) is {values[i]} once it is transformed; a finite number fits."));
            }
        }
    }

    /// <summary>A row as it stands in the file.</summary>
    /// <param name="row">The row.</param>
    /// <param name="following">How many rows, this one included, will be asked for one after the other.</param>
    /// <param name="inputs">Its inputs, overwritten.</param>
    /// <param name="targets">Its targets, overwritten; empty where it has a label.</param>
    /// <returns>All of it.</returns>
    private ReadOnlySpan<float> Read(long row, long following, Span<float> inputs, Span<float> targets)
    {
        if (row < _firstRead || row >= _firstRead + _rowsRead)
            Fill(row, (int)long.Min(following, _rows.Length / _columns));
        ReadOnlySpan<float> values = _rows.AsSpan((int)(row - _firstRead) * _columns, _columns);
        Check(row, values);
        values[.._firstTarget].CopyTo(inputs);
        values[_endTarget..].CopyTo(inputs[_firstTarget..]);
        values.Slice(_firstTarget, TargetSize).CopyTo(targets);
        return values;
    }

    private void Fill(long row, int count)
    {
        _rowsRead = 0;
        Span<float> values = _rows.AsSpan(0, count * _columns);
        Span<byte> bytes = MemoryMarshal.AsBytes(values);
        long start = row * _columns * sizeof(float);
        for (int read = 0; read < bytes.Length;)
        {
            int more = RandomAccess.Read(_file, bytes[read..], start + read);
            if (more == 0)
            {
                long missing = row + (read / (_columns * sizeof(float)));
                throw new EndOfStreamException(
                    $"{_path} was cut short while it was open: it had {RowCount} rows, and ends before row {missing}, counted from 0.");
            }

            read += more;
        }

        LittleEndianRow.Swap(values);
        (_firstRead, _rowsRead) = (row, count);
    }

    private void Check(long row, ReadOnlySpan<float> values)
    {
        for (int column = 0; column < values.Length; column++)
        {
            if (!float.IsFinite(values[column]))
            {
                throw new InvalidDataException(FormattableString.Invariant(
                    $"{_path}, row {row}, column {column} (both from 0) holds {values[column]}; a finite number fits."));
            }
        }

        if (HasLabels && !LittleEndianRow.IsLabel(values[_firstTarget]))
        {
            throw new InvalidDataException(
                FormattableString.Invariant($"{_path}, row {row}, column {_firstTarget} (both from 0) holds {values[_firstTarget]}; ") +
                $"a label is a whole number of 0 to {LittleEndianRow.LargestLabel}.");
        }
    }
}
