using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MlpGen;

/// <summary>
/// The JSON format of a schema: an object with the settings of the reader and an object for each column. An invalid part makes the whole
/// text invalid.
/// </summary>
internal static class CsvSchemaJson
{
    private const string Format = "mlpgen.csv";
    private const int Version = 1;

    public static string Write(CsvColumns columns)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("format", Format);
            json.WriteNumber("version", Version);
            json.WriteString("separator", columns.Options.Separator.ToString());
            json.WriteBoolean("hasHeader", columns.Header is not null);
            json.WriteBoolean("skipIncompleteRows", columns.Options.SkipIncompleteRows);
            WriteTexts(json, "missingValues", columns.Options.MissingValues);
            json.WriteStartArray("columns");
            for (int column = 0; column < columns.Roles.Length; column++)
            {
                json.WriteStartObject();
                if (columns.Header is { } header)
                    json.WriteString("name", header[column]);
                json.WriteString("role", columns.Roles[column].ToString());
                if (columns.Texts[column] is { } texts)
                    WriteTexts(json, "texts", texts);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }

    /// <exception cref="InvalidDataException">The text is not a schema or has another version.</exception>
    public static CsvColumns Read(string text)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(text);
            return Read(json.RootElement);
        }
        catch (Exception error) when (
            error is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or ArgumentException)
        {
            throw new InvalidDataException($"The text is not a schema that CsvSchema.ToJson wrote: {error.Message}", error);
        }
    }

    private static CsvColumns Read(JsonElement json)
    {
        if (Text(json, "format") is var format && format != Format)
            throw new InvalidDataException($"The format of the schema must be '{Format}' (was {CsvText.Quoted(format)}).");
        if (json.GetProperty("version").GetInt32() is var version && version != Version)
            throw new InvalidDataException($"The version of the schema must be {Version} (was {version}).");
        JsonElement[] columns = [.. json.GetProperty("columns").EnumerateArray()];
        CsvRole[] roles = [.. columns.Select((column, number) => Role(Text(column, "role"), number))];
        string[]?[] texts =
        [
            .. columns.Select((column, number) =>
                roles[number] is CsvRole.Category or CsvRole.NamedLabel ? Texts(column, number) : null),
        ];
        string[]? header = json.GetProperty("hasHeader").GetBoolean() ? [.. columns.Select(column => Text(column, "name"))] : null;
        CsvOptions options = Options(json, roles, header is not null);
        CsvOptionsValidator.Validate(options, nameof(json));
        int labels = roles.Count(role => role is CsvRole.Label or CsvRole.NamedLabel);
        if (labels > 1 || !roles.Any(role => role is CsvRole.Input or CsvRole.Category))
        {
            throw new InvalidDataException(
                "The schema has several labels or no inputs. It must have one label or targets, and at least one input.");
        }

        return new CsvColumns(options, header, roles, texts);
    }

    private static CsvOptions Options(JsonElement json, CsvRole[] roles, bool hasHeader)
    {
        int label = Array.FindIndex(roles, role => role is CsvRole.Label or CsvRole.NamedLabel);
        return new CsvOptions
        {
            LabelColumn = label < 0 ? default(CsvColumn?) : label,
            NamedClasses = label >= 0 && roles[label] == CsvRole.NamedLabel,
            TargetColumns = Columns(roles, CsvRole.Target),
            CategoricalColumns = Columns(roles, CsvRole.Category),
            IgnoredColumns = Columns(roles, CsvRole.Ignored),
            MissingValues = Array.AsReadOnly([.. json.GetProperty("missingValues").EnumerateArray().Select(Text)]),
            SkipIncompleteRows = json.GetProperty("skipIncompleteRows").GetBoolean(),
            HasHeader = hasHeader,
            MaxColumns = int.Max(roles.Length, new CsvOptions().MaxColumns),
            Separator = Text(json, "separator") is [char separator]
                ? separator
                : throw new InvalidDataException("The separator of the schema must be a single character."),
        };
    }

    private static CsvColumn[] Columns(CsvRole[] roles, CsvRole role) =>
        [.. Enumerable.Range(0, roles.Length).Where(column => roles[column] == role).Select(column => (CsvColumn)column)];

    private static CsvRole Role(string name, int column) => Enum.TryParse(name, out CsvRole role) && Enum.GetName(role) == name
        ? role
        : throw new InvalidDataException(
            $"The role of column {column} of the schema must be one of {string.Join(", ", Enum.GetNames<CsvRole>())} " +
            $"(was {CsvText.Quoted(name)}).");

    private static string[] Texts(JsonElement column, int number)
    {
        string[] texts = [.. column.GetProperty("texts").EnumerateArray().Select(Text)];
        for (int i = 1; i < texts.Length; i++)
        {
            if (string.CompareOrdinal(texts[i - 1], texts[i]) >= 0)
            {
                throw new InvalidDataException(
                    $"The texts of column {number} of the schema must be in ordinal order, but {CsvText.Quoted(texts[i])} comes after " +
                    $"{CsvText.Quoted(texts[i - 1])}.");
            }
        }

        return texts.Length > 0 ? texts : throw new InvalidDataException($"Column {number} of the schema must have at least one text.");
    }

    private static string Text(JsonElement json, string name) => Text(json.GetProperty(name));

    private static string Text(JsonElement json) =>
        json.GetString() ?? throw new InvalidDataException("The schema contains null instead of a text.");

    private static void WriteTexts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
