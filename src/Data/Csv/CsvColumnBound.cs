using System;
using System.IO;

namespace MlpGen;

/// <summary>
/// Passes a text on until a line has too many fields: a parser would take a hundred bytes for each before anybody could look.
/// </summary>
/// <param name="reader">The text.</param>
/// <param name="source">How messages call it.</param>
/// <param name="separator">
/// What separates the fields. Within quotes it counts too, since a text of so many is no use as an input either.
/// </param>
/// <param name="mostColumns">The fields that fit.</param>
internal sealed class CsvColumnBound(TextReader reader, string source, char separator, int mostColumns) : TextReader
{
    private int _separators;
    private long _line = 1;
    private char _last;

    public override int Read(Span<char> buffer)
    {
        int read = reader.Read(buffer);
        Count(buffer[..read]);
        return read;
    }

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    private void Count(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            int end = text.IndexOfAny('\n', '\r');
            ReadOnlySpan<char> line = end < 0 ? text : text[..end];
            _separators += line.Count(separator);
            if (_separators >= mostColumns)
            {
                throw new InvalidDataException(
                    $"{source}, line {_line}, has more than {mostColumns} fields. CsvOptions.MaxColumns lets in more.");
            }

            if (end < 0)
            {
                _last = text[^1];
                return;
            }

            // A break of two characters is one break.
            char before = end > 0 ? text[end - 1] : _last;
            if (text[end] == '\r' || before != '\r')
                _line++;
            _separators = 0;
            _last = text[end];
            text = text[(end + 1)..];
        }
    }
}
