using System;
using System.IO;

namespace MlpGen;

/// <summary>
/// Reads text and throws if a line has too many fields. A parser would allocate a hundred bytes for each field before the number is known.
/// </summary>
/// <param name="reader">The reader of the text.</param>
/// <param name="source">The name of the text in messages.</param>
/// <param name="separator">
/// The field separator. It is also counted inside quotes, because a text with so many separators is not useful as an input either.
/// </param>
/// <param name="mostColumns">The maximum number of fields.</param>
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
                    $"{source}, line {_line}, has more than {mostColumns} fields. Increase CsvOptions.MaxColumns to allow more.");
            }

            if (end < 0)
            {
                _last = text[^1];
                return;
            }

            // Count a line break of two characters once.
            char before = end > 0 ? text[end - 1] : _last;
            if (text[end] == '\r' || before != '\r')
                _line++;
            _separators = 0;
            _last = text[end];
            text = text[(end + 1)..];
        }
    }
}
