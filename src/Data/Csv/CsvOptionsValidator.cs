using System;
using System.Collections.Generic;
using System.Linq;

namespace MlpGen;

/// <summary>Checks the options of a CSV file before it is read.</summary>
internal static class CsvOptionsValidator
{
    /// <summary>Throws if options contradict each other.</summary>
    /// <exception cref="ArgumentException">The options contradict each other.</exception>
    public static void Validate(CsvOptions options, string parameter)
    {
        ArgumentNullException.ThrowIfNull(options, parameter);
        ArgumentNullException.ThrowIfNull(options.TargetColumns, "options.TargetColumns");
        ArgumentNullException.ThrowIfNull(options.CategoricalColumns, "options.CategoricalColumns");
        ArgumentNullException.ThrowIfNull(options.IgnoredColumns, "options.IgnoredColumns");
        ArgumentNullException.ThrowIfNull(options.MissingValues, "options.MissingValues");
        ThrowIfContainsNull(options.TargetColumns, nameof(options.TargetColumns), parameter);
        ThrowIfContainsNull(options.CategoricalColumns, nameof(options.CategoricalColumns), parameter);
        ThrowIfContainsNull(options.IgnoredColumns, nameof(options.IgnoredColumns), parameter);
        foreach (string mark in options.MissingValues)
        {
            if (mark is null || mark.AsSpan().Trim(CsvText.Blanks).Length < mark.Length)
            {
                throw new ArgumentException(
                    mark is null
                        ? "MissingValues must not contain null. Use an empty string for an empty field."
                        : $"MissingValues must contain {CsvText.Quoted(mark.AsSpan().Trim(CsvText.Blanks))} instead of " +
                            $"{CsvText.Quoted(mark)}, because fields are read without surrounding blanks.",
                    parameter);
            }
        }

        if (options.Separator is '"' or (not '\t' and (< ' ' or > '~')))
        {
            throw new ArgumentException(
                "Separator must be an ASCII character other than a quote or a line break, such as a comma, a semicolon or a tab.",
                parameter);
        }

        if (options.LabelColumn is null == (options.TargetColumns.Count == 0))
            throw new ArgumentException("Rows have either a label or targets. Set either LabelColumn or TargetColumns.", parameter);
        if (options.LabelColumn is { IsRange: true })
            throw new ArgumentException("LabelColumn must be a single column, not a range. Use a name, or an index such as ^1.", parameter);
        if (options.NamedClasses && options.LabelColumn is null)
            throw new ArgumentException("NamedClasses requires rows with labels. Set LabelColumn.", parameter);
        if (options.HasHeader == false && CsvLayout.NeedsHeader(options))
        {
            throw new ArgumentException(
                "A column is identified by its name, but HasHeader is false. Use indices, or set HasHeader to true.", parameter);
        }
    }

    private static void ThrowIfContainsNull(IReadOnlyList<CsvColumn> columns, string name, string parameter)
    {
        if (columns.Any(column => column.IsDefault))
            throw new ArgumentException($"{name} must not contain null. Use a name, an index or a range.", parameter);
    }
}
