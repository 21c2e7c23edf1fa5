using System;
using System.Collections.Generic;
using System.IO;

namespace MlpGen;

/// <summary>What the columns of a CSV file are, and the categories and classes that were found in it.</summary>
public sealed class CsvSchema
{
    private readonly CsvColumns _columns;

    internal CsvSchema(CsvColumns columns) => _columns = columns;

    /// <summary>
    /// One name for each input of the dataset: that of its column, and <c>island=Biscoe</c> for one of a categorical column.
    /// </summary>
    public IReadOnlyList<string> InputNames => _columns.InputNames;

    /// <summary>One name for each target; empty where rows have labels.</summary>
    public IReadOnlyList<string> TargetNames => _columns.TargetNames;

    /// <summary>The classes in the order of their indices, which is ordinal; empty unless <see cref="CsvOptions.NamedClasses"/>.</summary>
    public IReadOnlyList<string> ClassNames => _columns.ClassNames;

    /// <summary>The categorical columns in the order of the file, each with the categories found.</summary>
    public IReadOnlyList<CsvCategories> Categories => _columns.Categories;

    /// <summary>Reads another file with the same columns. A category or class that did not occur in the first is refused.</summary>
    /// <param name="path">The file, UTF-8.</param>
    /// <exception cref="InvalidDataException">The file has other columns, is ragged, or holds what does not fit.</exception>
    public CsvTable Read(string path)
    {
        using StreamReader reader = new(path);
        return new CsvTable(CsvTableReader.Read(reader, path, _columns), this);
    }

    /// <summary>
    /// Reads another text with the same columns. A category or class that did not occur in the first is refused. The reader stays open.
    /// </summary>
    /// <param name="reader">Read to its end.</param>
    /// <exception cref="InvalidDataException">The text has other columns, is ragged, or holds what does not fit.</exception>
    public CsvTable Read(TextReader reader) => new(CsvTableReader.Read(reader, CsvText.Source, _columns), this);

    /// <summary>Makes the inputs of one row from its fields, for inference. Allocates nothing.</summary>
    /// <param name="fields">The texts of the input columns alone, in the order of the file; blanks around them do not count.</param>
    /// <param name="inputs">As many as <see cref="InputNames"/>, overwritten.</param>
    /// <exception cref="ArgumentException">
    /// There are more or fewer, a field is missing, no number, or a category that did not occur; nothing is written then.
    /// </exception>
    public void Encode(ReadOnlySpan<string> fields, Span<float> inputs)
    {
        if (fields.Length != _columns.InputCount)
        {
            throw new ArgumentException(
                $"There are {fields.Length} fields; {_columns.InputCount} fit, one for each column of inputs.", nameof(fields));
        }

        if (inputs.Length != InputNames.Count)
            throw new ArgumentException($"inputs holds {inputs.Length} floats; {InputNames.Count} fit.", nameof(inputs));
        Encode(fields, inputs, write: false);
        Encode(fields, inputs, write: true);
    }

    /// <summary>The schema as a text to keep: in a file of its own, or with the network as <see cref="NetworkTransform.Schema"/>.</summary>
    /// <returns>JSON of version 1.</returns>
    public string ToJson() => CsvSchemaJson.Write(_columns);

    /// <summary>A schema that was kept: it reads files and rows as the one that <see cref="ToJson"/> wrote.</summary>
    /// <param name="json">What <see cref="ToJson"/> returned.</param>
    /// <exception cref="InvalidDataException">The text is damaged, or of another version.</exception>
    public static CsvSchema FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return new CsvSchema(CsvSchemaJson.Read(json));
    }

    /// <summary>One line: the first of the inputs, and of the targets or classes, by name.</summary>
    public override string ToString() =>
        $"CsvSchema: inputs {CsvText.First(InputNames)}; "
        + (TargetNames.Count > 0 ? $"targets {CsvText.First(TargetNames)}"
            : ClassNames.Count > 0 ? $"classes {CsvText.First(ClassNames)}"
            : "labels");

    private void Encode(ReadOnlySpan<string> fields, Span<float> inputs, bool write)
    {
        int field = 0, input = 0;
        for (int column = 0; column < _columns.Roles.Length; column++)
        {
            if (_columns.Roles[column] is not (CsvRole.Input or CsvRole.Category))
                continue;
            ReadOnlySpan<char> text = fields[field++].AsSpan().Trim(CsvText.Blanks);
            if (IsMissing(text))
            {
                throw new ArgumentException(
                    $"The field of {_columns.NameOf(column)} is {CsvText.Quoted(text)}: the value is missing. " +
                    "A row needs all of its inputs.",
                    nameof(fields));
            }

            if (_columns.Texts[column] is not string[] texts)
            {
                if (!CsvNumber.TryParse(text, out float number))
                {
                    throw new ArgumentException(
                        $"The field of {_columns.NameOf(column)} is {CsvText.Quoted(text)}; a number within the range of float fits.",
                        nameof(fields));
                }

                if (write)
                    inputs[input] = number;
                input++;
                continue;
            }

            int category = Find(texts, text);
            if (category < 0)
            {
                throw new ArgumentException(
                    $"The field of {_columns.NameOf(column)} is {CsvText.Quoted(text)}, which did not occur; " +
                    $"{CsvCategories.List(texts)} fits.",
                    nameof(fields));
            }

            if (write)
            {
                inputs.Slice(input, texts.Length).Clear();
                inputs[input + category] = 1;
            }

            input += texts.Length;
        }
    }

    // Marks and categories are compared as spans, so that trimming allocates nothing.
    private bool IsMissing(ReadOnlySpan<char> text)
    {
        for (int i = 0; i < _columns.Options.MissingValues.Count; i++)
        {
            if (text.SequenceEqual(_columns.Options.MissingValues[i]))
                return true;
        }

        return false;
    }

    private static int Find(string[] texts, ReadOnlySpan<char> text)
    {
        int first = 0, end = texts.Length;
        while (first < end)
        {
            int middle = (first + end) / 2, order = text.CompareTo(texts[middle], StringComparison.Ordinal);
            if (order == 0)
                return middle;
            if (order < 0)
                end = middle;
            else
                first = middle + 1;
        }

        return -1;
    }
}
