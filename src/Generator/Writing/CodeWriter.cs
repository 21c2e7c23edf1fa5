using System;
using System.Runtime.CompilerServices;
using System.Threading;

namespace MlpGen.Generator.Writing;

/// <summary>
/// Owns the white space of generated text: indentation, blank lines, and <c>\n</c> as the only line end. Interpolated lines go straight
/// into its buffer, piece by piece (<see cref="LineHandler"/>): a network has some thousands.
/// </summary>
/// <param name="cancellationToken">Looked at whenever a block opens, so that no emitter need do so.</param>
internal sealed class CodeWriter(CancellationToken cancellationToken = default)
{
    private const int SpacesPerLevel = 4;
    private const int InitialLength = 1 << 18;

    // The buffer of the last writer that finished: a new one for each file would be most of what a generation allocates.
    private static char[]? _spare;

    private char[] _text = Interlocked.Exchange(ref _spare, null) ?? new char[InitialLength];
    private int _length;
    private int _level;
    private int _lineStart;
    private bool _lineIsEmpty;
    private bool _blankLinePending;
    private bool _blockJustOpened = true;

    /// <summary>Writes one line, or several where the text holds line ends; each is indented.</summary>
    public void Line(string text)
    {
        if (text.IndexOf('\n') < 0)
        {
            SingleLine(text);
            return;
        }

        foreach (string line in text.Split('\n'))
            SingleLine(line.TrimEnd('\r'));
    }

    /// <summary>The same for an interpolated text, which is in the buffer by now.</summary>
    public void Line([InterpolatedStringHandlerArgument("")] ref LineHandler text)
    {
        _ = text;
        if (Array.IndexOf(_text, '\n', _lineStart, _length - _lineStart) < 0)
        {
            EndLine();
            return;
        }

        string lines = new(_text, _lineStart, _length - _lineStart);
        _length = _lineStart;
        Line(_lineIsEmpty ? lines : lines.Substring(_level * SpacesPerLevel));
    }

    /// <summary>Leaves a blank line before the next line, unless that line opens or closes a block. After a block there is one anyway.</summary>
    public void Blank() => _blankLinePending = !_blockJustOpened;

    /// <summary>Writes a head and its opening brace; disposing the result writes the closing one.</summary>
    /// <exception cref="OperationCanceledException">Nobody waits for the text any more.</exception>
    public Scope Block(string head)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Line(head);
        return Open();
    }

    /// <summary>The same for an interpolated head.</summary>
    public Scope Block([InterpolatedStringHandlerArgument("")] ref LineHandler head)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Line(ref head);
        return Open();
    }

    /// <summary>Indents what follows; disposing the result ends it.</summary>
    public Scope Indent()
    {
        _level++;
        return new Scope(this, isBlock: false);
    }

    /// <summary>The whole text. Nothing can be written any more.</summary>
    public string Finish()
    {
        string text = new(_text, 0, _length);
        _spare = _text;
        _text = [];
        return text;
    }

    private Scope Open()
    {
        SingleLine("{");
        _level++;
        _blockJustOpened = true;
        return new Scope(this, isBlock: true);
    }

    private void Close(bool isBlock)
    {
        _level--;
        if (!isBlock)
            return;
        _blankLinePending = false;
        SingleLine("}");
        _blankLinePending = true;
    }

    private void SingleLine(string line)
    {
        BeginLine();
        Append(line);
        EndLine();
    }

    private void BeginLine()
    {
        if (_blankLinePending)
            EndLine();
        _blankLinePending = false;
        _blockJustOpened = false;
        _lineIsEmpty = true;
        _lineStart = _length;
    }

    private void EndLine()
    {
        Reserve(1);
        _text[_length++] = '\n';
    }

    private void Append(string text)
    {
        if (text.Length == 0)
            return;
        AppendIndentation();
        Reserve(text.Length);
        text.CopyTo(0, _text, _length, text.Length);
        _length += text.Length;
    }

    private void Append(int value)
    {
        AppendIndentation();
        Reserve(11);
        if (value < 0)
            _text[_length++] = '-';
        uint rest = (uint)Math.Abs((long)value);
        int digits = 1;
        for (uint power = rest; power >= 10; power /= 10)
            digits++;
        for (int i = digits - 1; i >= 0; i--, rest /= 10)
            _text[_length + i] = (char)('0' + (rest % 10));
        _length += digits;
    }

    private void AppendIndentation()
    {
        if (!_lineIsEmpty)
            return;
        _lineIsEmpty = false;
        int count = _level * SpacesPerLevel;
        Reserve(count);
        _text.AsSpan(_length, count).Fill(' ');
        _length += count;
    }

    private void Reserve(int count)
    {
        if (_length + count > _text.Length)
            Array.Resize(ref _text, Math.Max(_text.Length * 2, _length + count));
    }

    /// <summary>A block that is open.</summary>
    public readonly struct Scope(CodeWriter writer, bool isBlock) : IDisposable
    {
        public void Dispose() => writer.Close(isBlock);
    }

    /// <summary>What the compiler turns an interpolated line into: one call for each piece.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct LineHandler
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
}
