using System;
using System.Globalization;
using System.IO;
using System.Runtime.InteropServices;

namespace MlpGen;

/// <summary>
/// Reads mini-batches from a binary file, which can be larger than memory. The file contains only rows of 32-bit floats in little-endian
/// order, one after the other, as written by <see cref="BinaryRowWriter"/> or by NumPy's <c>array.astype('&lt;f4').tofile(path)</c>. Each
/// mini-batch reads only its own rows. If they were read before, they come from the file cache of the operating system. Pass the source to
/// <see cref="Trainer.StepFor{TSource}(TimeSpan, TSource)"/>, or use it in your own training loop.
/// </summary>
/// <remarks>
/// The source never ends. It returns each row once per epoch and then starts the next epoch. Once it is open, it does not allocate memory.
/// It is not thread-safe. The file is not mapped into memory, because a mapped file that another program truncates would crash the process.
/// </remarks>
public sealed partial class BinaryRowSource : IBatchSource, IDisposable
{
    private const long LargestPosition = 1L << 62;

    // In floats. Consecutive rows are read together, up to 64 KiB.
    private const int LargestRead = 16 * 1024;

    private readonly string _path;
    private readonly FileStream _file;
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
        // Reads are already large, so another buffer would only copy.
        _file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
        try
        {
            // The size of the file is checked first, so that no memory is allocated for rows that do not exist.
            RowCount = CountRows(path, _file.Length, columns);
            _rows = new float[columns * int.Max(1, LargestRead / columns)];
            _transform = Fitting(options.Transform);
        }
        catch
        {
            _file.Dispose();
            throw;
        }

        _shuffle = options.ShuffleSeed is int seed ? new BlockShuffle(RowCount, options.ShuffleBlockSize, seed) : null;
    }

    /// <summary>Gets the number of rows in the file.</summary>
    public long RowCount { get; }

    /// <summary>Gets the number of inputs of one row.</summary>
    public int InputSize => _columns - (_endTarget - _firstTarget);

    /// <summary>Gets the number of targets of one row, or 0 if the rows have labels.</summary>
    public int TargetSize => HasLabels ? 0 : _endTarget - _firstTarget;

    /// <inheritdoc/>
    public int BatchSize { get; }

    /// <inheritdoc/>
    public bool HasLabels { get; }

    /// <summary>
    /// Gets or sets the number of rows returned so far in all epochs. Set it to a saved value to continue exactly from that position.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 0 or greater than 2⁶².</exception>
    public long Position
    {
        get => _position;
        set => _position = value is >= 0 and <= LargestPosition
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), $"Position must be between 0 and {LargestPosition} (was {value}).");
    }

    /// <summary>Returns one line with the number of rows, their sizes and the batch size.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{nameof(BinaryRowSource)}(RowCount = {RowCount}, InputSize = {InputSize}, " +
        $"{(HasLabels ? "labels" : $"TargetSize = {TargetSize}")}, BatchSize = {BatchSize})");

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    /// <exception cref="InvalidDataException">
    /// A number is not finite, before or after the transform, or a label is invalid. The message gives the row and the column, and
    /// <see cref="Position"/> does not change.
    /// </exception>
    /// <exception cref="IOException">
    /// The file cannot be read, or it was truncated after it was opened. <see cref="Position"/> does not change.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The source is closed.</exception>
    public int Next(Span<float> inputs, Span<float> targets, Span<int> labels)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        ThrowIfWrongLength(inputs.Length, InputSize, nameof(inputs));
        ThrowIfWrongLength(targets.Length, TargetSize, nameof(targets));
        ThrowIfWrongLength(labels.Length, HasLabels ? 1 : 0, nameof(labels));
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

    private void ThrowIfWrongLength(int length, int perRow, string parameter)
    {
        if (length != (long)BatchSize * perRow)
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{parameter} must have {perRow} items for each of {BatchSize} rows of {_path} " +
                    $"(had {length}, {(double)length / BatchSize} per row)."),
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
                    $"{_path}, row {row}, {what} {i} (both from 0) must be finite after the transform (was {values[i]})."));
            }
        }
    }

    /// <summary>Reads a row without its transform.</summary>
    /// <param name="row">The index of the row.</param>
    /// <param name="following">The number of consecutive rows that will be read, including this one.</param>
    /// <param name="inputs">The destination of the inputs. Overwritten.</param>
    /// <param name="targets">The destination of the targets. Overwritten. Empty if the rows have labels.</param>
    /// <returns>The whole row.</returns>
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
        _file.Position = row * _columns * sizeof(float);
        for (int read = 0; read < bytes.Length;)
        {
            int more = _file.Read(bytes[read..]);
            if (more == 0)
            {
                long missing = row + (read / (_columns * sizeof(float)));
                throw new EndOfStreamException(
                    $"{_path} was truncated while it was open: it had {RowCount} rows and now ends before row {missing} (from 0).");
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
                    $"{_path}, row {row}, column {column} (both from 0) must be finite (was {values[column]})."));
            }
        }

        if (HasLabels && !LittleEndianRow.IsLabel(values[_firstTarget]))
        {
            throw new InvalidDataException(
                FormattableString.Invariant($"{_path}, row {row}, column {_firstTarget} (both from 0) contains {values[_firstTarget]}. ") +
                $"Expected a label, a whole number from 0 to {LittleEndianRow.LargestLabel}.");
        }
    }
}
