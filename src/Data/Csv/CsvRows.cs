using System;
using System.IO;
using CsvHelper;

namespace MlpGen;

/// <summary>Reads the rows of a CSV text one at a time.</summary>
internal sealed class CsvRows : IDisposable
{
    private readonly CsvReader _reader;
    private readonly string?[] _fields;
    private string[]? _names;

    /// <summary>Creates a reader positioned at the first line.</summary>
    public CsvRows(TextReader reader, string source, CsvOptions options)
    {
        ArgumentNullException.ThrowIfNull(reader);
        Source = source;
        char separator = options.Separator;
        CsvReaderOptions readerOptions = new()
        {
            Separator = separator,
            HasHeader = false,
            TrimWhitespace = true,
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Throw,
            WhitespaceCharacters = CsvText.Blanks,
            MaxRecordSize = options.MaxRowBytes,
        };
        _reader = CsvReader.Create(new CsvColumnBound(reader, source, separator, options.MaxColumns), readerOptions, leaveOpen: true);
        if (!Read())
            throw new InvalidDataException($"{source} is empty. A row must have at least one input, and a label or targets.");
        ColumnCount = _reader.FieldCount;
        if (ColumnCount < 2)
        {
            throw new InvalidDataException(
                $"{Place()} has only one field. A row must have at least two fields, separated by {Spelled(separator)}: " +
                $"inputs and a label or targets.{OtherSeparator(_reader.GetString(0), separator)}");
        }

        _fields = new string?[ColumnCount];
    }

    /// <summary>Gets the name of the text in messages.</summary>
    public string Source { get; }

    /// <summary>Gets the number of fields of every row.</summary>
    public int ColumnCount { get; }

    /// <summary>Gets the header, after it was read.</summary>
    public ReadOnlySpan<string> Names => _names;

    /// <summary>Gets the line number in the file, from 1.</summary>
    public long LineNumber => _reader.LineNumber;

    /// <summary>Uses the current line, the first one, as the header.</summary>
    public void ReadHeader() => _names = _reader.Current.ToArray();

    /// <summary>Moves to the next row.</summary>
    /// <returns>False at the end of the text.</returns>
    public bool Next()
    {
        if (!Read())
            return false;
        if (_reader.FieldCount != ColumnCount)
            throw new InvalidDataException($"{Place()} has {_reader.FieldCount} fields. Expected {ColumnCount}, as in the first line.");
        Array.Clear(_fields);
        return true;
    }

    /// <summary>Returns the text of a field without surrounding blanks. Repeated calls return the same string instance.</summary>
    public string Text(int column) => _fields[column] ??= _reader.GetString(column);

    /// <summary>Returns the position of the current row for messages.</summary>
    public string Place() => $"{Source}, line {LineNumber},";

    /// <summary>Returns the position of a field for messages. Columns count from 1, as in editors.</summary>
    public string Place(int column) => $"{Source}, {PlaceInFile(column)}";

    /// <summary>Returns the position of a field without the name of the file.</summary>
    public string PlaceInFile(int column) =>
        $"line {LineNumber}, column {column + 1}{(_names is null ? "" : $" ({CsvText.Cut(_names[column])})")}";

    public void Dispose() => _reader.Dispose();

    private static string OtherSeparator(string line, char separator)
    {
        foreach (char other in (ReadOnlySpan<char>)[';', '\t', ',', '|'])
        {
            if (other != separator && line.Contains(other))
                return $" The line contains {Spelled(other)}. Set CsvOptions.Separator to use them.";
        }

        return " Set CsvOptions.Separator to use another separator.";
    }

    private static string Spelled(char separator) => separator switch
    {
        ',' => "commas",
        ';' => "semicolons",
        '\t' => "tabs",
        _ => $"'{separator}'",
    };

    private bool Read()
    {
        try
        {
            return _reader.Read();
        }
        catch (CsvFormatException e)
        {
            throw new InvalidDataException(
                $"{Source}, line {e.LineNumber}, is not valid CSV: {e.Message} Quote the whole field, and double quotes inside it.", e);
        }
    }
}
