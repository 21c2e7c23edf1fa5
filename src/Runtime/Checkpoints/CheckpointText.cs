using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using static MlpGen.Text.MessageText;

namespace MlpGen.Checkpoints;

/// <summary>
/// Converts the entries of a checkpoint from and to the strings that safetensors allows in its metadata. Floats are written with all
/// digits, so that they are restored to the last bit.
/// </summary>
/// <param name="entries">The entries of a file.</param>
internal sealed class CheckpointText(IReadOnlyDictionary<string, string> entries)
{
    /// <summary>The text for a missing list.</summary>
    public const string None = "none";

    /// <summary>Returns a number as text.</summary>
    public static string Format(IFormattable value) => value.ToString(value is double or float ? "R" : null, CultureInfo.InvariantCulture);

    /// <summary>Reads an entry.</summary>
    /// <exception cref="InvalidDataException">The entry is missing.</exception>
    public string Read(string key) => entries.TryGetValue(key, out string? text)
        ? text
        : throw new InvalidDataException(
            $"The metadata has no entry {key}, so this is not a checkpoint of a trainer. Load a file that SaveCheckpoint wrote.");

    /// <summary>Reads a number within bounds.</summary>
    /// <exception cref="InvalidDataException">The entry is missing, not a number, or out of bounds.</exception>
    public T Read<T>(string key, T least, T most)
        where T : struct, IConvertible, IComparable<T>
    {
        string text = Read(key);
        return TryParse(text, out T value) && value.CompareTo(least) >= 0 && value.CompareTo(most) <= 0
            ? value
            : throw new InvalidDataException(
                $"The metadata entry {key} must be {string.Create(CultureInfo.InvariantCulture, $"between {least} and {most}")} " +
                $"(was {Quoted(text)}).");
    }

    /// <summary>Reads numbers of at least 0. Returns null for a missing list.</summary>
    /// <exception cref="InvalidDataException">The entry is missing, a number is invalid, or the count is wrong.</exception>
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
            : throw new InvalidDataException(
                $"The metadata entry {key} must be {None} or {count} numbers of at least 0 (was {Quoted(text)}).");
    }

    // One method for all types of numbers. Their own TryParse could be called through an interface only in newer frameworks.
    private static bool TryParse<T>(string text, out T value)
        where T : struct, IConvertible
    {
        try
        {
            value = (T)Convert.ChangeType(text, typeof(T), CultureInfo.InvariantCulture);
            return true;
        }
        catch (Exception error) when (error is FormatException or OverflowException)
        {
            value = default;
            return false;
        }
    }
}
