using System;
using System.Collections.Generic;
using System.IO;

namespace MlpGen;

/// <summary>The schema of a CSV file: the roles of its columns, and the categories and classes that were found in it.</summary>
public sealed class CsvSchema
{
    private readonly CsvColumns _columns;

    internal CsvSchema(CsvColumns columns) => _columns = columns;

    /// <summary>
    /// Gets the name of each input of the dataset: the name of its column, or a text such as <c>island=Biscoe</c> for a category.
    /// </summary>
    public IReadOnlyList<string> InputNames => _columns.InputNames;

    /// <summary>Gets the name of each target. Empty if the rows have labels.</summary>
    public IReadOnlyList<string> TargetNames => _columns.TargetNames;

    /// <summary>
    /// Gets the names of the classes, in the order of their indices. This is the ordinal order of the names. Empty if
    /// <see cref="CsvOptions.NamedClasses"/> is false.
    /// </summary>
    public IReadOnlyList<string> ClassNames => _columns.ClassNames;

    /// <summary>Gets the categorical columns in the order of the file, each with its categories.</summary>
    public IReadOnlyList<CsvCategories> Categories => _columns.Categories;

    /// <summary>Reads another file with the same columns. Throws if a category or class did not occur in the first file.</summary>
    /// <param name="path">The path of the file, in UTF-8.</param>
    /// <exception cref="InvalidDataException">The file has other columns, is ragged, or contains an invalid field.</exception>
    public CsvTable Read(string path)
    {
        using StreamReader reader = new(path);
        return new CsvTable(CsvTableReader.Read(reader, path, _columns), this);
    }

    /// <summary>
    /// Reads CSV text with the same columns. Throws if a category or class did not occur in the first text. The reader stays open.
    /// </summary>
    /// <param name="reader">The reader. It is read to its end.</param>
    /// <exception cref="InvalidDataException">The text has other columns, is ragged, or contains an invalid field.</exception>
    public CsvTable Read(TextReader reader) => new(CsvTableReader.Read(reader, CsvText.Source, _columns), this);

    /// <summary>Converts the fields of one row to inputs, for inference. Does not allocate memory.</summary>
    /// <param name="fields">The texts of the input columns only, in the order of the file. Surrounding blanks are ignored.</param>
    /// <param name="inputs">The destination, one float for each of <see cref="InputNames"/>. Overwritten.</param>
    /// <exception cref="ArgumentException">
    /// The number of fields or inputs is wrong, or a field is missing, not a number, or an unknown category. Nothing is written.
    /// </exception>
    public void Encode(ReadOnlySpan<string> fields, Span<float> inputs)
    {
        if (fields.Length != _columns.InputCount)
        {
            throw new ArgumentException(
                $"Expected {_columns.InputCount} fields, one for each column of inputs, but got {fields.Length}.", nameof(fields));
        }

        if (inputs.Length != InputNames.Count)
            throw new ArgumentException($"{nameof(inputs)} must have {InputNames.Count} floats (had {inputs.Length}).", nameof(inputs));
        Encode(fields, inputs, write: false);
        Encode(fields, inputs, write: true);
    }

    /// <summary>
    /// Converts the schema to text that can be saved in a file, or with the network as <see cref="NetworkTransform.Schema"/>.
    /// </summary>
    /// <returns>The schema as JSON, format version 1.</returns>
    public string ToJson() => CsvSchemaJson.Write(_columns);

    /// <summary>Creates a schema from saved text. It reads files and rows in the same way as the schema that was saved.</summary>
    /// <param name="json">The text that <see cref="ToJson"/> returned.</param>
    /// <exception cref="InvalidDataException">The text is damaged or has another version.</exception>
    public static CsvSchema FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return new CsvSchema(CsvSchemaJson.Read(json));
    }

    /// <summary>Returns one line with the names of the first inputs, and of the first targets or classes.</summary>
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
                    $"The field of {_columns.NameOf(column)} contains {CsvText.Quoted(text)}: the value is missing. " +
                    "All inputs of a row must have a value.",
                    nameof(fields));
            }

            if (_columns.Texts[column] is not string[] texts)
            {
                if (!CsvNumber.TryParse(text, out float number))
                {
                    throw new ArgumentException(
                        $"The field of {_columns.NameOf(column)} must be a number within the range of float (was {CsvText.Quoted(text)}).",
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
                    $"The field of {_columns.NameOf(column)} contains the unknown category {CsvText.Quoted(text)}. " +
                    $"Expected {CsvCategories.List(texts)}.",
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

    // Marks and categories are compared as spans, so that trimming does not allocate memory.
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
