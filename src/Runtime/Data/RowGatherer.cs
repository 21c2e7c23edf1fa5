using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using MlpGen.Text;

namespace MlpGen.Data;

/// <summary>Collects rows in one array. Throws if a row is not as long as the first.</summary>
/// <param name="name">The name of the parameter that contains the rows, for messages.</param>
internal sealed class RowGatherer(string name)
{
    private float[] _values = [];
    private int _length;

    /// <summary>Gets the number of rows so far.</summary>
    public int Rows { get; private set; }

    /// <summary>Gets the number of columns.</summary>
    public int RowSize { get; private set; }

    /// <summary>Gets all numbers, row by row.</summary>
    public ReadOnlyMemory<float> Values => _values.AsMemory(0, _length);

    /// <summary>Copies rows in single precision.</summary>
    public static RowGatherer FromRows(IReadOnlyList<float[]> rows, string name)
    {
        ArgumentNullException.ThrowIfNull(rows, name);
        RowGatherer gatherer = new(name);
        RequireRows(rows.Count, name);
        gatherer.Reserve(rows.Sum(row => (long?)row?.Length ?? 0));
        foreach (float[] row in rows)
            gatherer.Add(row);
        return gatherer;
    }

    /// <summary>Rounds rows in double precision.</summary>
    public static RowGatherer FromRows(IReadOnlyList<double[]> rows, string name)
    {
        ArgumentNullException.ThrowIfNull(rows, name);
        RowGatherer gatherer = new(name);
        RequireRows(rows.Count, name);
        gatherer.Reserve(rows.Sum(row => (long?)row?.Length ?? 0));
        foreach (double[] row in rows)
            gatherer.Add(row);
        return gatherer;
    }

    /// <summary>Copies a table, in which all rows have the same length.</summary>
    public static RowGatherer FromRows(float[,] rows, string name)
    {
        ArgumentNullException.ThrowIfNull(rows, name);
        RowGatherer gatherer = new(name);
        RequireRows(rows.GetLength(0), name);
        gatherer.Reserve(rows.LongLength);
        for (int row = 0; row < rows.GetLength(0); row++)
            gatherer.Add(rows.GetLength(1) > 0 ? MemoryMarshal.CreateReadOnlySpan(ref rows[row, 0], rows.GetLength(1)) : default);

        return gatherer;
    }

    /// <summary>Throws unless there are rows.</summary>
    public static int RequireRows(int rows, string name) =>
        rows > 0 ? rows : throw new ArgumentException($"{name} has no rows. Pass at least one row.", name);

    /// <summary>Appends a row.</summary>
    public void Add(float[]? row) => Add(Existing(row).AsSpan());

    private void Add(ReadOnlySpan<float> row)
    {
        Span<float> place = Next(row.Length);
        row.CopyTo(place);
        for (int column = 0; column < place.Length; column++)
        {
            if (!float.IsFinite(place[column]))
                throw NotFinite(column, place[column]);
        }

        Rows++;
    }

    private void Add(double[]? row)
    {
        Span<float> place = Next(Existing(row).Length);
        for (int column = 0; column < place.Length; column++)
        {
            place[column] = (float)row![column];
            if (!float.IsFinite(place[column]))
                throw NotFinite(column, row[column]);
        }

        Rows++;
    }

    private T[] Existing<T>(T[]? row) => row ?? throw new ArgumentException($"Row {Rows} of {name} (from 0) is null. Pass an array.", name);

    // Returns the destination of the next row. The first row sets the size of all others.
    private Span<float> Next(int length)
    {
        if (length == 0)
            throw new ArgumentException($"Row {Rows} of {name} (from 0) must have at least one number (was empty).", name);
        if (Rows == 0)
            RowSize = length;
        if (length != RowSize)
        {
            throw new ArgumentException(
                $"Row {Rows} of {name} (from 0) has {ShortText.Count(length, "number")}. Expected {RowSize}, as in row 0.", name);
        }

        if (_length > Array.MaxLength - RowSize)
        {
            throw new ArgumentException(
                $"{name} has more than {Rows} rows of {RowSize}, but an array holds at most {Array.MaxLength} numbers. Pass fewer rows.",
                name);
        }

        _length += RowSize;
        if (_length > _values.Length)
            Array.Resize(ref _values, (int)Math.Min(Array.MaxLength, Math.Max(_length, 2L * _values.Length)));
        return _values.AsSpan(_length - RowSize, RowSize);
    }

    private void Reserve(long numbers) => _values = new float[Math.Min(Array.MaxLength, numbers)];

    private ArgumentException NotFinite(int column, double value) => new(
        FormattableString.Invariant(
            $"Row {Rows}, column {column} (both from 0) of {name} must be finite and within the range of float (was {value})."), name);
}
