using System;
using System.Collections.Generic;
using System.Linq;

namespace MlpGen;

/// <summary>The columns of a CSV file that was read, and the categories and classes that were found in it.</summary>
internal sealed class CsvColumns
{
    /// <param name="options">How the file was read.</param>
    /// <param name="header">Its first line; null where that is a row.</param>
    /// <param name="roles">The role of each column.</param>
    /// <param name="texts">The texts found in each column of texts, in ordinal order; null for other columns.</param>
    public CsvColumns(CsvOptions options, string[]? header, CsvRole[] roles, string[]?[] texts)
    {
        Options = options;
        Header = header;
        Roles = roles;
        Texts = texts;
        InputCount = Of(CsvRole.Input, CsvRole.Category).Count();
        Categories = [.. Of(CsvRole.Category).Select(CategoriesOf)];
        InputNames = [.. Of(CsvRole.Input, CsvRole.Category).SelectMany(InputsOf)];
        TargetNames = [.. Of(CsvRole.Target).Select(NameOf)];
        ClassNames = [.. Of(CsvRole.NamedLabel).SelectMany(column => texts[column]!)];
    }

    /// <summary>How the file was read.</summary>
    public CsvOptions Options { get; }

    /// <summary>The names of the columns; null where the file has no header.</summary>
    public string[]? Header { get; }

    /// <summary>The role of each column.</summary>
    public CsvRole[] Roles { get; }

    /// <summary>The texts found in each column of texts, in ordinal order; null for other columns.</summary>
    public string[]?[] Texts { get; }

    /// <summary>The number of columns that are inputs.</summary>
    public int InputCount { get; }

    /// <summary>One name for each input.</summary>
    public IReadOnlyList<string> InputNames { get; }

    /// <summary>One name for each target; empty where rows have labels.</summary>
    public IReadOnlyList<string> TargetNames { get; }

    /// <summary>The classes in the order of their indices; empty where they have no names.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>The categorical columns in the order of the file.</summary>
    public IReadOnlyList<CsvCategories> Categories { get; }

    /// <summary>The name of a column; without a header, its number, as in "column 3".</summary>
    public string NameOf(int column) => Header is null ? $"column {column + 1}" : Header[column];

    private IEnumerable<int> Of(params CsvRole[] roles) =>
        Enumerable.Range(0, Roles.Length).Where(column => roles.Contains(Roles[column]));

    private CsvCategories CategoriesOf(int column) => new(column, NameOf(column), Array.AsReadOnly(Texts[column]!));

    private IEnumerable<string> InputsOf(int column) =>
        Texts[column] is { } texts ? texts.Select(text => $"{NameOf(column)}={text}") : [NameOf(column)];
}
