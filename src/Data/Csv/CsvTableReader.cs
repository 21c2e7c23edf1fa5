using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace MlpGen;

/// <summary>Reads a whole CSV text, column by column, and makes a dataset of it.</summary>
internal static class CsvTableReader
{
    /// <summary>Reads a text whose columns options name.</summary>
    public static CsvTable Read(TextReader reader, string source, CsvOptions options, string parameter)
    {
        Check(options, parameter);
        using CsvRows rows = new(reader, source, options);
        bool? hasHeader = CsvLayout.NeedsHeader(options) ? true : options.HasHeader;
        if (hasHeader == true)
            rows.TakeHeader();
        CsvRole[] roles = CsvLayout.Roles(options, source, rows.ColumnCount, rows.Names, parameter);
        if (hasHeader is null && CsvHeader.IsHeader(rows, roles, options.MissingValues))
            rows.TakeHeader();
        return Read(rows, options, roles, null);
    }

    /// <summary>Reads another text with the columns of one that was read.</summary>
    public static CsvTable Read(TextReader reader, string source, CsvSchema schema)
    {
        using CsvRows rows = new(reader, source, schema.Options);
        if (rows.ColumnCount != schema.Roles.Length)
            throw new InvalidDataException($"{rows.Place()} has {rows.ColumnCount} fields; {schema.Roles.Length} fit, as in the file that came first.");
        if (schema.HasHeader)
        {
            rows.TakeHeader();
            for (int column = 0; column < rows.ColumnCount; column++)
            {
                if (rows.Names[column] != schema.Header[column])
                {
                    throw new InvalidDataException(
                        $"{source}, line {rows.LineNumber}, names column {column + 1} {CsvText.Quoted(rows.Names[column])}; " +
                        $"{CsvText.Quoted(schema.Header[column])} fits, as in the file that came first.");
                }
            }
        }

        return Read(rows, schema.Options, schema.Roles, schema);
    }

    private static CsvTable Read(CsvRows rows, CsvOptions options, CsvRole[] roles, CsvSchema? known)
    {
        string[]? header = rows.Names.IsEmpty ? null : rows.Names.ToArray();
        if (header is not null && !rows.Next())
            throw new InvalidDataException($"{rows.Source} has a header and no rows. At least one row fits.");

        CsvValues?[] columns = [.. roles.Select((role, column) => Values(role, known?.TextsOf(column), options))];
        CsvIncompleteRows incomplete = new(options);
        int count = 0;
        do
        {
            if (incomplete.Holds(rows, columns))
                continue;
            for (int column = 0; column < columns.Length; column++)
                columns[column]?.Add(rows, column);
            count++;
        }
        while (rows.Next());

        incomplete.Judge(rows.Source, count);
        return CsvTableBuilder.Build(rows.Source, options, header, roles, columns, count, known, incomplete.Lines);
    }

    private static CsvValues? Values(CsvRole role, IReadOnlyList<string>? known, CsvOptions options) => role switch
    {
        CsvRole.Ignored => null,
        CsvRole.Category => new CsvTexts(known, options.MaxCategories),
        CsvRole.NamedLabel => new CsvTexts(known, int.MaxValue),
        CsvRole.Label => new CsvLabels(),
        _ => new CsvNumbers(isTarget: role == CsvRole.Target),
    };

    /// <summary>Demands options that do not contradict each other.</summary>
    public static void Check(CsvOptions options, string parameter)
    {
        ArgumentNullException.ThrowIfNull(options, parameter);
        ArgumentNullException.ThrowIfNull(options.TargetColumns, "options.TargetColumns");
        ArgumentNullException.ThrowIfNull(options.CategoricalColumns, "options.CategoricalColumns");
        ArgumentNullException.ThrowIfNull(options.IgnoredColumns, "options.IgnoredColumns");
        ArgumentNullException.ThrowIfNull(options.MissingValues, "options.MissingValues");
        DemandColumns(options.TargetColumns, nameof(options.TargetColumns), parameter);
        DemandColumns(options.CategoricalColumns, nameof(options.CategoricalColumns), parameter);
        DemandColumns(options.IgnoredColumns, nameof(options.IgnoredColumns), parameter);
        foreach (string mark in options.MissingValues)
        {
            if (mark is null || mark.AsSpan().Trim(CsvText.Blanks).Length < mark.Length)
            {
                throw new ArgumentException(
                    mark is null
                        ? "MissingValues holds null; a text fits, the empty one for an empty field."
                        : $"MissingValues holds {CsvText.Quoted(mark)}; {CsvText.Quoted(mark.AsSpan().Trim(CsvText.Blanks))} fits, since fields are read without the blanks around them.",
                    parameter);
            }
        }

        if (options.Separator is '"' or (not '\t' and (< ' ' or > '~')))
            throw new ArgumentException("Separator is a quote, a line break or no character of ASCII; a comma, a semicolon or a tab fits.", parameter);
        if (options.LabelColumn is null == (options.TargetColumns.Count == 0))
            throw new ArgumentException("Rows have either a label or targets: one of LabelColumn and TargetColumns fits.", parameter);
        if (options.LabelColumn is { IsRange: true })
            throw new ArgumentException("LabelColumn is a range; one column fits: a name, an index, or ^1 for the last.", parameter);
        if (options.NamedClasses && options.LabelColumn is null)
            throw new ArgumentException("NamedClasses is for rows with labels; LabelColumn fits.", parameter);
        if (options.HasHeader == false && CsvLayout.NeedsHeader(options))
            throw new ArgumentException("A column is called by its name, and HasHeader says that there are no names. Use indices.", parameter);
    }

    private static void DemandColumns(IReadOnlyList<CsvColumn> columns, string name, string parameter)
    {
        if (columns.Any(column => column.IsNothing))
            throw new ArgumentException($"{name} holds null; a name, an index or a range fits.", parameter);
    }
}
