using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;

namespace MlpGen.Generator.Writing;

/// <summary>
/// Writes generated text and its white space: indentation, blank lines, line breaks, and <c>\n</c> as the only line ending. Interpolated
/// lines go directly into its buffer, piece by piece (<see cref="LineHandler"/>), because a network has thousands of them.
/// </summary>
/// <param name="types">The names of types that a <c>$</c> marks.</param>
/// <param name="cancellationToken">
/// The token that cancels the emission. The writer checks it whenever a block opens, so that emitters need not.
/// </param>
internal sealed class CodeWriter(TypeNames types, CancellationToken cancellationToken = default)
{
    /// <summary>The maximum length of a line with a list or a comment.</summary>
    public const int MaxColumns = 140;

    private const char TypeMark = '$';
    private const int SpacesPerLevel = 4;

    private readonly TextBuffer _text = new();
    private int _level;
    private int _lineStart;
    private bool _lineIsEmpty;
    private bool _blankLinePending;
    private bool _blockJustOpened = true;
    private int _usingsStart = -1;
    private int _usingsLevel;

    /// <summary>Writes one or several lines, each of which is indented.</summary>
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

    /// <summary>Ends a line whose interpolated text is already in the buffer.</summary>
    public void Line([InterpolatedStringHandlerArgument("")] ref LineHandler text)
    {
        _ = text;
        if (!_text.Contains('\n', _lineStart))
        {
            EndLine();
            return;
        }

        string lines = _text.Cut(_lineStart);
        Line(_lineIsEmpty ? lines : lines.Substring(_level * SpacesPerLevel));
    }

    /// <summary>Writes a list, such as the arguments of a call, on one line if it fits, else on several lines.</summary>
    /// <param name="open">The text before the first item.</param>
    /// <param name="items">The items, which commas separate.</param>
    /// <param name="close">The text after the last item.</param>
    /// <param name="tail">The text after the list, which may move to a separate line.</param>
    public void List(string open, IReadOnlyList<string> items, string close, string tail = "")
    {
        BeginLine();
        Append(open);
        for (int i = 0; i < items.Count; i++)
        {
            int end = _text.Length;
            if (i > 0)
                Append(" ");
            Append(items[i]);
            Append(i == items.Count - 1 ? close : ",");
            BreakLine(end, skipped: i > 0 ? 1 : 0, (_level + 1) * SpacesPerLevel, string.Empty);
        }

        if (items.Count == 0)
            Append(close);
        if (tail.Length > 0)
        {
            int end = _text.Length;
            Append(" ");
            Append(tail);
            BreakLine(end, skipped: 1, (_level + 1) * SpacesPerLevel, string.Empty);
        }

        EndLine();
    }

    /// <summary>Writes the words of a comment on as many lines as they need.</summary>
    /// <param name="mark">The mark of the comment: <c>//</c> or <c>///</c>.</param>
    /// <param name="text">The words of the comment.</param>
    public void Comment(string mark, string text)
    {
        BeginLine();
        Append(mark);
        foreach (string word in text.Split(' '))
        {
            int end = _text.Length;
            Append(" ");
            Append(word);
            BreakLine(end, skipped: 0, _level * SpacesPerLevel, mark);
        }

        EndLine();
    }

    /// <summary>Reserves the place of the usings. The writer knows which ones the file needs once everything is written.</summary>
    public void Usings()
    {
        BeginLine();
        _usingsStart = _text.Length;
        _usingsLevel = _level;
        _blankLinePending = true;
    }

    /// <summary>
    /// Leaves a blank line before the next line, unless that line follows an opening brace or closes a block.
    /// </summary>
    public void Blank() => _blankLinePending = !_blockJustOpened;

    /// <summary>Writes a declaration and its opening brace. Disposing the result writes the closing brace.</summary>
    /// <exception cref="OperationCanceledException">The caller no longer waits for the text.</exception>
    public Scope Block(string head)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Line(head);
        return Open();
    }

    /// <summary>Opens a block whose interpolated declaration is already in the buffer.</summary>
    /// <exception cref="OperationCanceledException">The caller no longer waits for the text.</exception>
    public Scope Block([InterpolatedStringHandlerArgument("")] ref LineHandler head)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Line(ref head);
        return Open();
    }

    /// <summary>Opens a block whose declaration has a list, such as the parameters of a method.</summary>
    /// <param name="open">The text before the first item.</param>
    /// <param name="items">The items, which commas separate.</param>
    /// <param name="close">The text after the last item.</param>
    /// <param name="constraints">The lines below the list. Null lines are omitted.</param>
    /// <exception cref="OperationCanceledException">The caller no longer waits for the text.</exception>
    public Scope Block(string open, IReadOnlyList<string> items, string close, params string?[] constraints)
    {
        cancellationToken.ThrowIfCancellationRequested();
        List(open, items, close);
        using (Indent())
        {
            foreach (string constraint in constraints.OfType<string>())
                Line(constraint);
        }

        return Open();
    }

    /// <summary>Indents the following lines. Disposing the result ends the indentation.</summary>
    public Scope Indent()
    {
        _level++;
        return new Scope(this, isBlock: false);
    }

    /// <summary>Returns the whole text. Nothing can be written afterward.</summary>
    public string Finish()
    {
        if (_usingsStart >= 0)
        {
            string indentation = new(' ', _usingsLevel * SpacesPerLevel);
            _text.Replace(_usingsStart, 0, string.Concat(types.Usings.Select(name => $"{indentation}using {name};\n")));
        }

        return _text.Finish();
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

    /// <summary>Begins a line for a <see cref="LineHandler"/>, which appends its pieces.</summary>
    internal void BeginLine()
    {
        if (_blankLinePending)
            EndLine();
        _blankLinePending = false;
        _blockJustOpened = false;
        _lineIsEmpty = true;
        _lineStart = _text.Length;
    }

    private void EndLine() => _text.Append('\n');

    // If the last words exceed the last column and are not alone on their line, they move to a new line.
    private void BreakLine(int at, int skipped, int indentation, string mark)
    {
        if (_text.Length - _lineStart <= MaxColumns || at - _lineStart <= indentation + mark.Length)
            return;
        _text.Replace(at, skipped, $"\n{new string(' ', indentation)}{mark}");
        _lineStart = at + 1;
    }

    /// <summary>Appends a piece of a line.</summary>
    internal void Append(string text)
    {
        if (text.Length == 0)
            return;
        AppendIndentation();
        int copied = 0;
        for (int mark = text.IndexOf(TypeMark); mark >= 0; mark = text.IndexOf(TypeMark, copied))
        {
            _text.Append(text, copied, mark - copied);
            string type = types.Write(text, mark + 1, out int length);
            _text.Append(type, 0, type.Length);
            copied = mark + 1 + length;
        }

        _text.Append(text, copied, text.Length - copied);
    }

    /// <summary>Appends a number to a line.</summary>
    internal void Append(int value)
    {
        AppendIndentation();
        _text.Append(value);
    }

    private void AppendIndentation()
    {
        if (!_lineIsEmpty)
            return;
        _lineIsEmpty = false;
        _text.Append(' ', _level * SpacesPerLevel);
    }

    /// <summary>An open block or indentation.</summary>
    public readonly struct Scope(CodeWriter writer, bool isBlock) : IDisposable
    {
        public void Dispose() => writer.Close(isBlock);
    }
}
