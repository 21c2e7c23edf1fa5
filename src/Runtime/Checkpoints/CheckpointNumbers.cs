using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using static MlpGen.Text.MessageText;

namespace MlpGen.Checkpoints;

/// <summary>The numbers of a checkpoint, as the strings that safetensors allows in its metadata: floats by all their digits, so that they come back to the last bit.</summary>
internal sealed class CheckpointNumbers
{
    private readonly IReadOnlyDictionary<string, string> _entries;

    /// <summary>Reads those of a file.</summary>
    public CheckpointNumbers(IReadOnlyDictionary<string, string> entries) => _entries = entries;

    /// <summary>A number as text.</summary>
    public static string Text(IFormattable value) => value.ToString(value is double or float ? "R" : null, CultureInfo.InvariantCulture);

    /// <summary>A number of a file, within bounds.</summary>
    /// <exception cref="InvalidDataException">It is missing, no number, or out of bounds.</exception>
    public T Read<T>(string key, T least, T most)
        where T : struct, IParsable<T>, IComparable<T>
    {
        string text = Read(key);
        return T.TryParse(text, CultureInfo.InvariantCulture, out T value) && value.CompareTo(least) >= 0 && value.CompareTo(most) <= 0
            ? value
            : throw new InvalidDataException($"The metadata says {key} {Quoted(text)}; {string.Create(CultureInfo.InvariantCulture, $"{least} to {most}")} fits.");
    }

    /// <summary>An entry of a file.</summary>
    /// <exception cref="InvalidDataException">It is missing.</exception>
    public string Read(string key) => _entries.TryGetValue(key, out string? text)
        ? text
        : throw new InvalidDataException($"The metadata lacks {key}: this is no checkpoint of a trainer.");
}
