using System;
using System.Collections.Generic;
using System.Linq;

namespace MlpGen;

/// <summary>Determines the role of each column of a file.</summary>
/// <param name="source">The name of the file in messages.</param>
/// <param name="names">The header. Empty if there is none.</param>
/// <param name="roles">The role of each column. All are inputs at first.</param>
/// <param name="parameter">The name of the parameter that names the columns, for messages.</param>
internal readonly ref struct CsvLayout(string source, ReadOnlySpan<string> names, CsvRole[] roles, string parameter)
{
    private readonly ReadOnlySpan<string> _names = names;

    /// <summary>Returns the roles that options assign to columns.</summary>
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
            throw new ArgumentException($"{source} has {count} columns, but none is left for inputs. Leave at least one.", parameter);
        return roles;
    }

    /// <summary>True if a column is identified by its name, so that the file must have a header.</summary>
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
                    $"{source}: column {i}{(_names.IsEmpty ? "" : $" ({_names[i]})")} is named twice, " +
                    $"as {roles[i]} and as {role}. Name each column once.",
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
                parameter,
                $"{source} has {roles.Length} columns. The range must select at least one of them, but not all. ^1.. is the last column.");
        }

        if ((uint)first >= (uint)roles.Length)
        {
            throw new ArgumentOutOfRangeException(
                parameter, $"{source} does not have a column {column}. Use 0 to {roles.Length - 1}, or ^1 for the last.");
        }

        return (first, end);
    }

    private int ColumnOf(string name)
    {
        int column = _names.IndexOf(name);
        if (column < 0)
        {
            throw new ArgumentException(
                $"{source} does not have a column '{name}'. Its columns are " +
                $"{string.Join(", ", Array.ConvertAll(_names.ToArray(), one => CsvText.Cut(one)))}.",
                parameter);
        }

        if (_names.LastIndexOf(name) != column)
            throw new ArgumentException($"{source} has several columns '{name}'. Pass the index of the column instead.", parameter);
        return column;
    }
}
