using System;
using System.Collections.Generic;

namespace MlpGen.Generator.Writing;

/// <summary>
/// Writes the types that emitters mark with a <c>$</c> (<c>$Span&lt;float&gt;</c>) as one file needs them, and knows in the end
/// which usings that file needs. A mark is looked up in a table of its own: most of a kernel file's words are marks.
/// </summary>
internal abstract class TypeNames
{
    private const int Slots = 256;

    private readonly string?[] _names = new string?[Slots];
    private readonly string[] _texts = new string[Slots];

    /// <summary>The usings of all names written so far, without the keyword and the semicolon.</summary>
    public abstract IEnumerable<string> Usings { get; }

    /// <summary>The text of the name that stands in a text behind its mark.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the name starts.</param>
    /// <param name="length">The length of the name, found.</param>
    public string Write(string text, int start, out int length)
    {
        length = 0;
        while (start + length < text.Length && char.IsLetterOrDigit(text[start + length]))
            length++;
        if (length == 0)
            throw new InvalidOperationException($"A mark without a name: {text}");
        int slot = ((text[start] * 31) + (text[start + length - 1] * 7) + length) % Slots;
        for (; _names[slot] is { } known; slot = (slot + 1) % Slots)
        {
            if (known.Length == length && string.CompareOrdinal(text, start, known, 0, length) == 0)
                return _texts[slot];
        }

        string name = text.Substring(start, length);
        _names[slot] = name;
        return _texts[slot] = First(name);
    }

    /// <summary>The text of a name that the file has not had before.</summary>
    protected abstract string First(string name);
}
