using System;
using System.Text;
using System.Threading;

namespace MlpGen.Generator.Writing;

/// <summary>Owns the white space of generated text: indentation, blank lines, and <c>\n</c> as the only line end.</summary>
/// <param name="cancellationToken">Looked at whenever a block opens, so that no emitter need do so.</param>
internal sealed class CodeWriter(CancellationToken cancellationToken = default)
{
    private const int SpacesPerLevel = 4;
    private readonly StringBuilder _text = new();
    private int _level;
    private bool _blankLinePending;
    private bool _blockJustOpened = true;

    /// <summary>Writes one line, or several where the text holds line ends; each is indented.</summary>
    public void Line(string text)
    {
        foreach (string line in text.Split('\n'))
            SingleLine(line.TrimEnd('\r'));
    }

    /// <summary>Leaves a blank line before the next line, unless that line opens or closes a block. After a block there is one anyway.</summary>
    public void Blank() => _blankLinePending = !_blockJustOpened;

    /// <summary>Writes a head and its opening brace; disposing the result writes the closing one.</summary>
    /// <exception cref="OperationCanceledException">Nobody waits for the text any more.</exception>
    public Scope Block(string head, string end = "}")
    {
        cancellationToken.ThrowIfCancellationRequested();
        Line(head);
        Line("{");
        _level++;
        _blockJustOpened = true;
        return new Scope(this, end);
    }

    /// <summary>Indents what follows; disposing the result ends it.</summary>
    public Scope Indent()
    {
        _level++;
        return new Scope(this, null);
    }

    public override string ToString() => _text.ToString();

    private void SingleLine(string line)
    {
        if (_blankLinePending)
            _text.Append('\n');
        _blankLinePending = false;
        _blockJustOpened = false;
        if (line.Length > 0)
            _text.Append(' ', _level * SpacesPerLevel).Append(line);
        _text.Append('\n');
    }

    private void Close(string? end)
    {
        _level--;
        if (end is null)
            return;
        _blankLinePending = false;
        SingleLine(end);
        _blankLinePending = true;
    }

    /// <summary>A block that is open.</summary>
    public readonly struct Scope(CodeWriter writer, string? end) : IDisposable
    {
        public void Dispose() => writer.Close(end);
    }
}
