using System;
using System.Collections.Generic;

namespace MlpGen.Generator.Writing;

/// <summary>
/// Writes the types that emitters mark with a <c>$</c> (<c>$Span&lt;float&gt;</c>) in the form that one file needs, and collects the usings
/// of that file. A dedicated hash table makes the lookup fast, because most words of a kernel file are marks.
/// </summary>
internal abstract class TypeNames
{
    private const int Slots = 256;

    private readonly string?[] _names = new string?[Slots];
    private readonly string[] _texts = new string[Slots];

    /// <summary>The usings of all names written so far, without the keyword and the semicolon.</summary>
    public abstract IEnumerable<string> Usings { get; }

    /// <summary>Returns the written form of the name that follows a mark.</summary>
    /// <param name="text">The text that contains the name.</param>
    /// <param name="start">The start of the name.</param>
    /// <param name="length">The length of the name.</param>
    public string Write(string text, int start, out int length)
    {
        length = 0;
        while (start + length < text.Length && char.IsLetterOrDigit(text[start + length]))
            length++;
        if (length == 0)
            throw new InvalidOperationException($"A mark must precede a name, but does not in: {text}");
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

    /// <summary>Returns the written form of a name on its first use in the file.</summary>
    protected abstract string First(string name);
}
