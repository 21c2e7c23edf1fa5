using System;
using System.Runtime.CompilerServices;

namespace MlpGen.Generator.Writing;

/// <summary>Receives the pieces of an interpolated line from the compiler and passes each directly to the writer.</summary>
[InterpolatedStringHandler]
internal readonly ref struct LineHandler
{
    private readonly CodeWriter _writer;

    public LineHandler(int literalLength, int formattedCount, CodeWriter writer)
    {
        _ = (literalLength, formattedCount);
        _writer = writer;
        writer.BeginLine();
    }

    public void AppendLiteral(string text) => _writer.Append(text);

    public void AppendFormatted(string text) => _writer.Append(text);

    public void AppendFormatted(char value) => _writer.Append(value.ToString());

    public void AppendFormatted(int value) => _writer.Append(value);

    public void AppendFormatted(Offset value)
    {
        if (value.Start is null)
        {
            _writer.Append(value.Literal);
            return;
        }

        _writer.Append(value.Start);
        if (value.Literal == 0)
            return;
        _writer.Append(" + ");
        _writer.Append(value.Literal);
    }

    public void AppendFormatted<T>(T value)
        where T : struct, Enum => _writer.Append(value.ToString());
}
