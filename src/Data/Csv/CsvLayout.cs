using System;
using System.Collections.Generic;
using System.Linq;

namespace MlpGen;

/// <summary>Finds out what each column of a file is for.</summary>
/// <param name="source">How messages call the file.</param>
/// <param name="names">The header; empty where there is none.</param>
/// <param name="roles">One for each column, all inputs at first.</param>
/// <param name="parameter">How messages call the argument that names columns.</param>
internal readonly ref struct CsvLayout(string source, ReadOnlySpan<string> names, CsvRole[] roles, string parameter)
{
    private readonly ReadOnlySpan<string> _names = names;

    /// <summary>The roles that options give to columns.</summary>
    public static CsvRole[] Roles(CsvOptions options, string source, int count, ReadOnlySpan<string> names, string parameter)
    {
        CsvRole[] roles = new CsvRole[count];
        CsvLayout layout = new(source, names, roles, parameter);
        if (options.LabelColumn is CsvColumn label)
            layout.Give(label, options.NamedClasses ? CsvRole.NamedLabel : CsvRole.Label);
        layout.Give(options.TargetColumns, CsvRole.Target);
        layout.Give(options.CategoricalColumns, CsvRole.Category);
        layout.Give(options.IgnoredColumns, CsvRole.Ignored);
        if (!roles.Any(role => role is CsvRole.Input or CsvRole.Category))
            throw new ArgumentException($"{source} has {count} columns, and none is left for inputs. At least one fits.", parameter);
        return roles;
    }

    /// <summary>True if any column is called by its name, so that there must be a header.</summary>
    public static bool NeedsHeader(CsvOptions options) =>
        options.LabelColumn?.Name is not null
        || options.TargetColumns.Concat(options.CategoricalColumns).Concat(options.IgnoredColumns).Any(column => column.Name is not null);

    private void Give(IReadOnlyList<CsvColumn> columns, CsvRole role)
    {
        foreach (CsvColumn column in columns)
            Give(column, role);
    }

    private void Give(CsvColumn column, CsvRole role)
    {
        (int first, int end) = column.Name is null ? Offsets(column) : (ColumnOf(column.Name), ColumnOf(column.Name) + 1);
        for (int i = first; i < end; i++)
        {
            if (roles[i] != CsvRole.Input)
            {
                throw new ArgumentException(
                    $"Column {i}{(_names.IsEmpty ? "" : $" ({_names[i]})")} of {source} is named twice, " +
                    $"for {roles[i]} and for {role}. Once fits.",
                    parameter);
            }

            roles[i] = role;
        }
    }

    private (int First, int End) Offsets(CsvColumn column)
    {
        (int first, int end) = column.Offsets(roles.Length);
        if (column.IsRange && (first < 0 || first >= end || end > roles.Length || end - first == roles.Length))
        {
            throw new ArgumentOutOfRangeException(
                parameter, $"{source} has {roles.Length} columns; at least one of them, and not all, fits: ^1.. for the last.");
        }

        if ((uint)first >= (uint)roles.Length)
        {
            throw new ArgumentOutOfRangeException(
                parameter, $"{source} has {roles.Length} columns; 0 to {roles.Length - 1}, or ^1 for the last, fits.");
        }

        return (first, end);
    }

    private int ColumnOf(string name)
    {
        int column = _names.IndexOf(name);
        if (column < 0)
        {
            throw new ArgumentException(
                $"{source} has no column '{name}'. Its columns are " +
                $"{string.Join(", ", Array.ConvertAll(_names.ToArray(), one => CsvText.Cut(one)))}.",
                parameter);
        }

        if (_names.LastIndexOf(name) != column)
            throw new ArgumentException($"{source} has several columns '{name}'. Pass the index of the one that is meant.", parameter);
        return column;
    }
}
