using System;
using System.Globalization;
using System.IO;
using CsvHelper;

namespace MlpGen;

/// <summary>The rows of a CSV text, one at a time, each checked as it is read.</summary>
internal sealed class CsvRows : IDisposable
{
    private static readonly CsvReaderOptions s_options = new()
    {
        Separator = ',',
        HasHeader = false,
        TrimWhitespace = true,
        TrackLineNumbers = true,
        MalformedData = CsvMalformedDataHandling.Throw,
    };

    private readonly CsvReader _reader;
    private readonly string _source;
    private readonly string[]? _names;

    /// <summary>Reads the header, if there is one, and stands at the first row.</summary>
    public CsvRows(TextReader reader, string source, bool? hasHeader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        _source = source;
        _reader = CsvReader.Create(reader, s_options, leaveOpen: true);
        if (!Read())
            throw new InvalidDataException($"{source} is empty. A row of at least two numbers fits: inputs and a label or targets.");
        ColumnCount = _reader.FieldCount;
        if (ColumnCount < 2)
            throw new InvalidDataException($"{Place()} has one field; at least two, separated by commas, fit: inputs and a label or targets.");
        if (!(hasHeader ?? FindHeader()))
            return;
        _names = _reader.Current.ToArray();
        if (!Next())
            throw new InvalidDataException($"{source} has a header and no rows. At least one row fits.");
    }

    /// <summary>The fields of every row.</summary>
    public int ColumnCount { get; }

    /// <summary>The column with this name in the header.</summary>
    public int ColumnOf(string name, string parameter)
    {
        int column = Array.IndexOf(_names!, name);
        if (column < 0)
            throw new ArgumentException($"{_source} has no column '{name}'. Its columns are {string.Join(", ", _names!)}.", parameter);
        if (Array.LastIndexOf(_names!, name) != column)
            throw new ArgumentException($"{_source} has several columns '{name}'. Pass the index of the one that is meant.", parameter);
        return column;
    }

    /// <summary>Goes to the next row.</summary>
    /// <returns>False at the end.</returns>
    public bool Next()
    {
        if (!Read())
            return false;
        if (_reader.FieldCount != ColumnCount)
            throw new InvalidDataException($"{Place()} has {_reader.FieldCount} fields; {ColumnCount} fit, as in the first line.");
        return true;
    }

    /// <summary>A field as a finite number.</summary>
    public float Number(int column)
    {
        if (!IsNumber(_reader.GetString(column), out float value))
            throw new InvalidDataException($"{Place(column)} holds '{_reader.GetString(column)}'; a number within the range of float fits.");
        return value;
    }

    /// <summary>A field as a class. Programs that keep classes among other numbers write 3 as 3.0, so that is one too.</summary>
    public int Label(int column)
    {
        const NumberStyles wholeNumber = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (!int.TryParse(_reader.GetString(column), wholeNumber, CultureInfo.InvariantCulture, out int label) || label < 0)
            throw new InvalidDataException($"{Place(column)} holds '{_reader.GetString(column)}'; a label is a whole number of at least 0.");
        return label;
    }

    public void Dispose() => _reader.Dispose();

    private static bool IsNumber(string field, out float value) =>
        float.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && float.IsFinite(value);

    private bool FindHeader()
    {
        int numbers = 0;
        int firstWord = -1;
        for (int column = 0; column < ColumnCount; column++)
        {
            if (IsNumber(_reader.GetString(column), out _))
                numbers++;
            else if (firstWord < 0)
                firstWord = column;
        }

        // A damaged first row taken for a header would vanish without a word.
        if (numbers > 0 && firstWord >= 0)
        {
            throw new InvalidDataException(
                $"{Place(firstWord)} holds '{_reader.GetString(firstWord)}', which is no number, among {numbers} numbers. " +
                "If this line is a header, say hasHeader: true; if it is a row, numbers fit.");
        }

        return numbers == 0;
    }

    private bool Read()
    {
        try
        {
            return _reader.Read();
        }
        catch (CsvFormatException e)
        {
            throw new InvalidDataException($"{_source}, line {e.LineNumber}, is no CSV: {e.Message} Quotes stand around a whole field, doubled within it.", e);
        }
    }

    private string Place() => $"{_source}, line {_reader.LineNumber},";

    private string Place(int column) =>
        _names is null ? $"{_source}, line {_reader.LineNumber}, column {column + 1}" : $"{_source}, line {_reader.LineNumber}, column {column + 1} ({_names[column]})";
}
