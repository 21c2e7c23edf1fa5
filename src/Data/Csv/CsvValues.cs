using System;
using System.Collections.Generic;
using System.IO;

namespace MlpGen;

/// <summary>What was read of one column.</summary>
internal abstract class CsvValues
{
    /// <summary>Takes the field of the row at which the reader stands.</summary>
    public abstract void Add(CsvRows rows, int column);
}

/// <summary>A column of numbers.</summary>
/// <param name="isTarget">True if they are targets, not inputs.</param>
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
                ? " A class in words is for CsvOptions.LabelColumn with NamedClasses."
                : " CsvOptions.CategoricalColumns takes columns of text, and IgnoredColumns leaves columns out.";
            throw new InvalidDataException(
                $"{rows.Place(column)} holds {CsvText.Quoted(field)}; " +
                $"a number within the range of float fits.{CsvNumber.Hint(field, forText)}");
        }

        _values.Add(value);
    }
}

/// <summary>A column of classes in numbers.</summary>
internal sealed class CsvLabels : CsvValues
{
    public List<int> Values { get; } = [];

    public override void Add(CsvRows rows, int column)
    {
        string field = rows.Text(column);
        if (!CsvNumber.TryParseLabel(field, out int label))
        {
            throw new InvalidDataException(
                $"{rows.Place(column)} holds {CsvText.Quoted(field)}; a label is a whole number of at least 0." +
                CsvNumber.Hint(field, " CsvOptions.NamedClasses takes classes in words."));
        }

        Values.Add(label);
    }
}

/// <summary>A column of texts, of which there are a few.</summary>
/// <param name="known">The texts that fit, in ordinal order; null takes what comes.</param>
/// <param name="most">How many different ones.</param>
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
                    $"{rows.Place(column)} holds {CsvText.Quoted(text)}, which did not occur before; {CsvCategories.List(known)} fits.");
            }

            value = _texts.Count;
            if (value == most)
            {
                throw new InvalidDataException(
                    $"{rows.Place(column)} holds {CsvText.Quoted(text)} after {most} other categories, " +
                    "each of which is an input of every row. " +
                    "CsvOptions.MaxCategories lets in more, and IgnoredColumns leaves columns out.");
            }

            _codes.Add(text, value);
            _texts.Add(text);
        }

        _values.Add(value);
    }

    /// <summary>The different texts in ordinal order, and the place of each row's own among them.</summary>
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
