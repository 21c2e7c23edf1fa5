using System;
using System.Collections.Generic;
using System.IO;

namespace MlpGen;

/// <summary>The values of one column.</summary>
internal abstract class CsvValues
{
    /// <summary>Adds the field of the current row.</summary>
    public abstract void Add(CsvRows rows, int column);
}

/// <summary>A column of numbers.</summary>
/// <param name="isTarget">True for targets, false for inputs.</param>
internal sealed class CsvNumbers(bool isTarget) : CsvValues
{
    private readonly List<float> _values = [];

    public float this[int row] => _values[row];

    public override void Add(CsvRows rows, int column)
    {
        string field = rows.Text(column);
        if (!CsvNumber.TryParse(field, out float value))
        {
            string forText = isTarget
                ? " To read a class in words, use CsvOptions.LabelColumn with NamedClasses."
                : " To read a column of text, use CsvOptions.CategoricalColumns. To skip it, use IgnoredColumns.";
            throw new InvalidDataException(
                $"{rows.Place(column)} contains {CsvText.Quoted(field)}. " +
                $"Expected a number within the range of float.{CsvNumber.Hint(field, forText)}");
        }

        _values.Add(value);
    }
}

/// <summary>A column of classes as numbers.</summary>
internal sealed class CsvLabels : CsvValues
{
    public List<int> Values { get; } = [];

    public override void Add(CsvRows rows, int column)
    {
        string field = rows.Text(column);
        if (!CsvNumber.TryParseLabel(field, out int label))
        {
            throw new InvalidDataException(
                $"{rows.Place(column)} contains {CsvText.Quoted(field)}. Expected a label, a whole number of at least 0." +
                CsvNumber.Hint(field, " To read classes in words, use CsvOptions.NamedClasses."));
        }

        Values.Add(label);
    }
}

/// <summary>A column with a limited number of different texts.</summary>
/// <param name="known">The allowed texts, in ordinal order, or null to allow any.</param>
/// <param name="most">The maximum number of different texts.</param>
internal sealed class CsvTexts(IReadOnlyList<string>? known, int most) : CsvValues
{
    private readonly Dictionary<string, int> _codes = Codes(known ?? []);
    private readonly List<string> _texts = [.. known ?? []];
    private readonly List<int> _values = [];

    public override void Add(CsvRows rows, int column)
    {
        string text = rows.Text(column);
        if (!_codes.TryGetValue(text, out int value))
        {
            if (known is not null)
            {
                throw new InvalidDataException(
                    $"{rows.Place(column)} contains {CsvText.Quoted(text)}, which did not occur before. " +
                    $"Expected {CsvCategories.List(known)}.");
            }

            value = _texts.Count;
            if (value == most)
            {
                throw new InvalidDataException(
                    $"{rows.Place(column)} contains {CsvText.Quoted(text)} after {most} other categories, " +
                    "each of which is an input of every row. " +
                    "Increase CsvOptions.MaxCategories to allow more, or use IgnoredColumns to skip the column.");
            }

            _codes.Add(text, value);
            _texts.Add(text);
        }

        _values.Add(value);
    }

    /// <summary>Returns the different texts in ordinal order, and the index of the text of each row.</summary>
    public (string[] Texts, int[] Values) Sorted()
    {
        string[] texts = [.. _texts];
        int[] order = new int[texts.Length];
        for (int code = 0; code < order.Length; code++)
            order[code] = code;
        Array.Sort(texts, order, StringComparer.Ordinal);
        int[] place = new int[order.Length];
        for (int i = 0; i < order.Length; i++)
            place[order[i]] = i;
        return (texts, [.. _values.ConvertAll(code => place[code])]);
    }

    private static Dictionary<string, int> Codes(IReadOnlyList<string> texts)
    {
        Dictionary<string, int> codes = new(StringComparer.Ordinal);
        for (int code = 0; code < texts.Count; code++)
            codes.Add(texts[code], code);
        return codes;
    }
}
