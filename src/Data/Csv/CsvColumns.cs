using System;
using System.Collections.Generic;
using System.Linq;

namespace MlpGen;

/// <summary>The columns of a CSV file, with its categories and classes.</summary>
internal sealed class CsvColumns
{
    /// <param name="options">The options with which the file was read.</param>
    /// <param name="header">The first line, or null if it is a row.</param>
    /// <param name="roles">The role of each column.</param>
    /// <param name="texts">The texts found in each text column, in ordinal order. Null for other columns.</param>
    public CsvColumns(CsvOptions options, string[]? header, CsvRole[] roles, string[]?[] texts)
    {
        Options = options;
        Header = header;
        Roles = roles;
        Texts = texts;
        InputCount = ColumnsOf(CsvRole.Input, CsvRole.Category).Count();
        Categories = [.. ColumnsOf(CsvRole.Category).Select(CategoriesOf)];
        InputNames = [.. ColumnsOf(CsvRole.Input, CsvRole.Category).SelectMany(InputsOf)];
        TargetNames = [.. ColumnsOf(CsvRole.Target).Select(NameOf)];
        ClassNames = [.. ColumnsOf(CsvRole.NamedLabel).SelectMany(column => texts[column]!)];
    }

    /// <summary>Gets the options with which the file was read.</summary>
    public CsvOptions Options { get; }

    /// <summary>Gets the names of the columns, or null if the file does not have a header.</summary>
    public string[]? Header { get; }

    /// <summary>Gets the role of each column.</summary>
    public CsvRole[] Roles { get; }

    /// <summary>Gets the texts found in each text column, in ordinal order. Null for other columns.</summary>
    public string[]?[] Texts { get; }

    /// <summary>Gets the number of columns that are inputs.</summary>
    public int InputCount { get; }

    /// <summary>Gets the name of each input.</summary>
    public IReadOnlyList<string> InputNames { get; }

    /// <summary>Gets the name of each target. Empty if the rows have labels.</summary>
    public IReadOnlyList<string> TargetNames { get; }

    /// <summary>Gets the classes in the order of their indices. Empty if they do not have names.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>Gets the categorical columns in the order of the file.</summary>
    public IReadOnlyList<CsvCategories> Categories { get; }

    /// <summary>Returns the name of a column. Without a header, returns its number, as in "column 3".</summary>
    public string NameOf(int column) => Header is null ? $"column {column + 1}" : Header[column];

    private IEnumerable<int> ColumnsOf(params CsvRole[] roles) =>
        Enumerable.Range(0, Roles.Length).Where(column => roles.Contains(Roles[column]));

    private CsvCategories CategoriesOf(int column) => new(column, NameOf(column), Array.AsReadOnly(Texts[column]!));

    private IEnumerable<string> InputsOf(int column) =>
        Texts[column] is { } texts ? texts.Select(text => $"{NameOf(column)}={text}") : [NameOf(column)];
}
