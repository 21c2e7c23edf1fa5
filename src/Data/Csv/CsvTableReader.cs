using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace MlpGen;

/// <summary>Reads a whole CSV text column by column and combines the columns into rows.</summary>
internal static class CsvTableReader
{
    /// <summary>Reads a text whose columns are specified by options.</summary>
    public static CsvContent Read(TextReader reader, string source, CsvOptions options, string parameter)
    {
        CsvOptionsValidator.Validate(options, parameter);
        using CsvRows rows = new(reader, source, options);
        bool? hasHeader = CsvLayout.NeedsHeader(options) ? true : options.HasHeader;
        if (hasHeader == true)
            rows.ReadHeader();
        CsvRole[] roles = CsvLayout.Roles(options, source, rows.ColumnCount, rows.Names, parameter);
        if (hasHeader is null && CsvHeader.IsHeader(rows, roles, options.MissingValues))
            rows.ReadHeader();
        return Read(rows, options, roles, null);
    }

    /// <summary>Reads another text with the columns of a text that was already read.</summary>
    public static CsvContent Read(TextReader reader, string source, CsvColumns known)
    {
        using CsvRows rows = new(reader, source, known.Options);
        if (rows.ColumnCount != known.Roles.Length)
        {
            throw new InvalidDataException(
                $"{rows.Place()} has {rows.ColumnCount} fields. Expected {known.Roles.Length}, as in the first file.");
        }

        if (known.Header is { } header)
        {
            rows.ReadHeader();
            for (int column = 0; column < rows.ColumnCount; column++)
            {
                if (rows.Names[column] != header[column])
                {
                    throw new InvalidDataException(
                        $"{source}, line {rows.LineNumber}, names column {column + 1} {CsvText.Quoted(rows.Names[column])}. " +
                        $"Expected {CsvText.Quoted(header[column])}, as in the first file.");
                }
            }
        }

        return Read(rows, known.Options, known.Roles, known);
    }

    private static CsvContent Read(CsvRows rows, CsvOptions options, CsvRole[] roles, CsvColumns? known)
    {
        string[]? header = rows.Names.IsEmpty ? null : rows.Names.ToArray();
        if (header is not null && !rows.Next())
            throw new InvalidDataException($"{rows.Source} has a header but no rows. It must have at least one row.");

        CsvValues?[] columns = [.. roles.Select((role, column) => Values(role, known?.Texts[column], options))];
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
}
