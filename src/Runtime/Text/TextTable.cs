using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace MlpGen.Text;

/// <summary>A text table. The first column is left-aligned, the others are right-aligned.</summary>
internal sealed class TextTable
{
    private const string Gap = "  ";
    private readonly List<string[]> _lines = [];

    public TextTable(params string[] header) => _lines.Add(header);

    /// <summary>Formats a number between 0 and 1: 0.914.</summary>
    public static string Score(float value) => value.ToString("0.000", CultureInfo.InvariantCulture);

    /// <summary>Formats a number of any magnitude: 5.431, 1234, 1.2E-05.</summary>
    public static string Number(float value) => value.ToString("G4", CultureInfo.InvariantCulture);

    /// <summary>Replaces the line breaks of a name, which would break the table, with spaces.</summary>
    public static string OneLine(string name) => name.ReplaceLineEndings(" ");

    public void Add(params string[] cells) => _lines.Add(Array.ConvertAll(cells, OneLine));

    /// <summary>Returns the table with columns aligned with spaces.</summary>
    public override string ToString()
    {
        int[] widths = [.. Enumerable.Range(0, _lines[0].Length).Select(column => _lines.Max(line => line[column].Length))];
        return string.Join('\n', _lines.Select(line => Line(line, widths)));
    }

    /// <summary>Returns the table in Markdown.</summary>
    public string ToMarkdown()
    {
        StringBuilder text = new();
        for (int i = 0; i < _lines.Count; i++)
        {
            text.Append("| ").AppendJoin(" | ", _lines[i].Select(Escaped)).Append(" |\n");
            if (i == 0)
                text.Append("| --- |").Insert(text.Length, " ---: |", _lines[0].Length - 1).Append('\n');
        }

        return text.ToString(0, text.Length - 1);
    }

    private static string Line(string[] cells, int[] widths) =>
        cells[0].PadRight(widths[0]) + string.Concat(cells.Skip(1).Select((cell, i) => Gap + cell.PadLeft(widths[i + 1])));

    private static string Escaped(string cell) => cell.Replace("|", "\\|", StringComparison.Ordinal);
}
