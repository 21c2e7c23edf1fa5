using System;
using System.Threading;

namespace MlpGen.Generator.Writing;

/// <summary>
/// A growing buffer of characters. The next buffer reuses the array, because a new array for each file would be the largest allocation of
/// the generator.
/// </summary>
internal sealed class TextBuffer
{
    private const int InitialLength = 1 << 18;

    private static char[]? _spare;

    private char[] _text = Interlocked.Exchange(ref _spare, null) ?? new char[InitialLength];

    /// <summary>The number of characters.</summary>
    public int Length { get; private set; }

    /// <summary>Appends a character a number of times.</summary>
    public void Append(char value, int count = 1)
    {
        Reserve(count);
        _text.AsSpan(Length, count).Fill(value);
        Length += count;
    }

    /// <summary>Appends a part of a text.</summary>
    public void Append(string text, int start, int count)
    {
        Reserve(count);
        text.CopyTo(start, _text, Length, count);
        Length += count;
    }

    /// <summary>Appends a number in decimal digits.</summary>
    public void Append(int value)
    {
        Reserve(11);
        if (value < 0)
            _text[Length++] = '-';
        uint rest = (uint)Math.Abs((long)value);
        int digits = 1;
        for (uint power = rest; power >= 10; power /= 10)
            digits++;
        for (int i = digits - 1; i >= 0; i--, rest /= 10)
            _text[Length + i] = (char)('0' + (rest % 10));
        Length += digits;
    }

    /// <summary>Replaces a number of characters with a text.</summary>
    public void Replace(int at, int count, string text)
    {
        Reserve(text.Length);
        Array.Copy(_text, at + count, _text, at + text.Length, Length - at - count);
        text.CopyTo(0, _text, at, text.Length);
        Length += text.Length - count;
    }

    /// <summary>Removes the end of the text and returns it.</summary>
    public string Cut(int start)
    {
        string end = new(_text, start, Length - start);
        Length = start;
        return end;
    }

    /// <summary>True if the text contains a character at or after a position.</summary>
    public bool Contains(char value, int start) => Array.IndexOf(_text, value, start, Length - start) >= 0;

    /// <summary>Returns the whole text. Nothing can be appended afterward.</summary>
    public string Finish()
    {
        string text = Cut(0);
        _spare = _text;
        _text = [];
        return text;
    }

    private void Reserve(int count)
    {
        if (Length + count > _text.Length)
            Array.Resize(ref _text, Math.Max(_text.Length * 2, Length + count));
    }
}
