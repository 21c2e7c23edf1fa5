using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace MlpGen.Benchmarks.Reports;

/// <summary>A Markdown table whose columns are also aligned in a terminal.</summary>
internal sealed class Table(params string[] header)
{
    private readonly List<string[]> _rows = [];

    public void Add(params string[] cells) => _rows.Add(cells);

    public override string ToString()
    {
        int[] widths = [.. Enumerable.Range(0, header.Length).Select(column => _rows.Append(header).Max(row => row[column].Length))];
        StringBuilder text = new();
        Append(text, header, widths);
        Append(text, [.. widths.Select((width, column) => IsText(column) ? new string('-', width) : new string('-', width - 1) + ':')], widths);
        foreach (string[] row in _rows)
            Append(text, row, widths);
        return text.ToString();
    }

    /// <summary>True if a column is text, which is aligned to the left. Numbers are aligned to the right. A column is numeric if most of its cells begin with a digit.</summary>
    private bool IsText(int column) => _rows.Count(row => row[column].Length > 0 && char.IsDigit(row[column][0])) * 2 <= _rows.Count;

    private void Append(StringBuilder text, string[] cells, int[] widths)
    {
        text.Append('|');
        for (int column = 0; column < cells.Length; column++)
            text.Append(' ').Append(IsText(column) ? cells[column].PadRight(widths[column]) : cells[column].PadLeft(widths[column])).Append(" |");
        text.Append('\n');
    }
}
