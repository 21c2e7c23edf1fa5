using System;
using System.Collections.Generic;
using System.Linq;

namespace MlpGen;

/// <summary>Checks the options of a CSV file before it is read.</summary>
internal static class CsvOptionsValidator
{
    /// <summary>Throws if options contradict each other.</summary>
    /// <exception cref="ArgumentException">They do.</exception>
    public static void Validate(CsvOptions options, string parameter)
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
                        : $"MissingValues holds {CsvText.Quoted(mark)}; {CsvText.Quoted(mark.AsSpan().Trim(CsvText.Blanks))} fits, " +
                            "since fields are read without the blanks around them.",
                    parameter);
            }
        }

        if (options.Separator is '"' or (not '\t' and (< ' ' or > '~')))
        {
            throw new ArgumentException(
                "Separator is a quote, a line break or no character of ASCII; a comma, a semicolon or a tab fits.", parameter);
        }

        if (options.LabelColumn is null == (options.TargetColumns.Count == 0))
            throw new ArgumentException("Rows have either a label or targets: one of LabelColumn and TargetColumns fits.", parameter);
        if (options.LabelColumn is { IsRange: true })
            throw new ArgumentException("LabelColumn is a range; one column fits: a name, an index, or ^1 for the last.", parameter);
        if (options.NamedClasses && options.LabelColumn is null)
            throw new ArgumentException("NamedClasses is for rows with labels; LabelColumn fits.", parameter);
        if (options.HasHeader == false && CsvLayout.NeedsHeader(options))
        {
            throw new ArgumentException(
                "A column is called by its name, and HasHeader says that there are no names. Use indices.", parameter);
        }
    }

    private static void DemandColumns(IReadOnlyList<CsvColumn> columns, string name, string parameter)
    {
        if (columns.Any(column => column.IsNothing))
            throw new ArgumentException($"{name} holds null; a name, an index or a range fits.", parameter);
    }
}
