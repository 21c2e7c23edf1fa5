using System;
using System.IO;
using CsvHelper;

namespace MlpGen;

/// <summary>The rows of a CSV text, one at a time.</summary>
internal sealed class CsvRows : IDisposable
{
    private readonly CsvReader _reader;
    private readonly string?[] _fields;
    private string[]? _names;

    /// <summary>Stands at the first line.</summary>
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
            throw new InvalidDataException($"{source} is empty. A row of at least two numbers fits: inputs and a label or targets.");
        ColumnCount = _reader.FieldCount;
        if (ColumnCount < 2)
        {
            throw new InvalidDataException(
                $"{Place()} has one field; at least two, separated by {Spelled(separator)}, fit: " +
                $"inputs and a label or targets.{OtherSeparator(_reader.GetString(0), separator)}");
        }

        _fields = new string?[ColumnCount];
    }

    /// <summary>How messages call the text.</summary>
    public string Source { get; }

    /// <summary>The fields of every row.</summary>
    public int ColumnCount { get; }

    /// <summary>The header, once it is taken.</summary>
    public ReadOnlySpan<string> Names => _names;

    /// <summary>The line of the file, from 1.</summary>
    public long LineNumber => _reader.LineNumber;

    /// <summary>Takes this line, the first, for a header.</summary>
    public void TakeHeader() => _names = _reader.Current.ToArray();

    /// <summary>Goes to the next row.</summary>
    /// <returns>False at the end.</returns>
    public bool Next()
    {
        if (!Read())
            return false;
        if (_reader.FieldCount != ColumnCount)
            throw new InvalidDataException($"{Place()} has {_reader.FieldCount} fields; {ColumnCount} fit, as in the first line.");
        Array.Clear(_fields);
        return true;
    }

    /// <summary>A field as it stands, without the blanks around it. Asked again, it is the same string, not another one.</summary>
    public string Text(int column) => _fields[column] ??= _reader.GetString(column);

    /// <summary>Where this row stands, for messages.</summary>
    public string Place() => $"{Source}, line {LineNumber},";

    /// <summary>Where a field stands, for messages. Columns count from 1, as editors show them.</summary>
    public string Place(int column) => $"{Source}, {PlaceInFile(column)}";

    /// <summary>The same without the name of the file.</summary>
    public string PlaceInFile(int column) =>
        $"line {LineNumber}, column {column + 1}{(_names is null ? "" : $" ({CsvText.Cut(_names[column])})")}";

    public void Dispose() => _reader.Dispose();

    private static string OtherSeparator(string line, char separator)
    {
        foreach (char other in (ReadOnlySpan<char>)[';', '\t', ',', '|'])
        {
            if (other != separator && line.Contains(other))
                return $" CsvOptions.Separator takes {Spelled(other)}, which this line has.";
        }

        return " CsvOptions.Separator takes others.";
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
                $"{Source}, line {e.LineNumber}, is no CSV: {e.Message} Quotes stand around a whole field, doubled within it.", e);
        }
    }
}
