using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using static MlpGen.Text.MessageText;

namespace MlpGen.Checkpoints;

/// <summary>
/// The entries of a checkpoint as the strings that safetensors allows in its metadata: floats by all their digits, so that they come back
/// to the last bit.
/// </summary>
/// <param name="entries">Those of a file.</param>
internal sealed class CheckpointText(IReadOnlyDictionary<string, string> entries)
{
    /// <summary>Stands for a list that is not there.</summary>
    public const string None = "none";

    /// <summary>A number as text.</summary>
    public static string Of(IFormattable value) => value.ToString(value is double or float ? "R" : null, CultureInfo.InvariantCulture);

    /// <summary>Reads an entry.</summary>
    /// <exception cref="InvalidDataException">It is missing.</exception>
    public string Read(string key) => entries.TryGetValue(key, out string? text)
        ? text
        : throw new InvalidDataException($"The metadata lacks {key}: this is no checkpoint of a trainer.");

    /// <summary>Reads a number within bounds.</summary>
    /// <exception cref="InvalidDataException">It is missing, not a number, or out of bounds.</exception>
    public T Read<T>(string key, T least, T most)
        where T : struct, IParsable<T>, IComparable<T>
    {
        string text = Read(key);
        return T.TryParse(text, CultureInfo.InvariantCulture, out T value) && value.CompareTo(least) >= 0 && value.CompareTo(most) <= 0
            ? value
            : throw new InvalidDataException(
                $"The metadata says {key} {Quoted(text)}; {string.Create(CultureInfo.InvariantCulture, $"{least} to {most}")} fits.");
    }

    /// <summary>Reads numbers of at least 0; null for none.</summary>
    /// <exception cref="InvalidDataException">They are missing, or others, or not as many.</exception>
    public float[]? ReadNotNegative(string key, int count)
    {
        string text = Read(key);
        if (text == None)
            return null;
        string[] parts = text.Split(' ');
        float[] values = new float[count];
        bool fits = parts.Length == count;
        for (int i = 0; fits && i < count; i++)
            fits = float.TryParse(parts[i], CultureInfo.InvariantCulture, out values[i]) && values[i] >= 0 && float.IsFinite(values[i]);
        return fits
            ? values
            : throw new InvalidDataException($"The metadata says {key} {Quoted(text)}; {None} or {count} numbers of at least 0 fit.");
    }
}
