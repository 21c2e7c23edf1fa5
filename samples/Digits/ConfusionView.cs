using System.Collections.Generic;
using MlpGen;
using Spectre.Console;

namespace Digits;

/// <summary>Prints the confusion matrix. Rows are the actual digits and columns the predicted digits.</summary>
internal static class ConfusionView
{
    public static void Print(ConfusionMatrix matrix)
    {
        Table table = new Table().Border(TableBorder.None);
        table.AddColumn(Column(""));
        for (int said = 0; said < matrix.ClassCount; said++)
            table.AddColumn(Column($"[bold]{said}[/]"));
        for (int actual = 0; actual < matrix.ClassCount; actual++)
        {
            List<string> cells = [$"[bold]{actual}[/]"];
            for (int said = 0; said < matrix.ClassCount; said++)
                cells.Add(Cell(matrix[actual, said], actual == said));
            table.AddRow(cells.ToArray());
        }

        AnsiConsole.WriteLine("Rows: actual digits. Columns: predicted digits.");
        AnsiConsole.Write(table);
        AnsiConsole.WriteLine();
    }

    private static TableColumn Column(string heading) => new TableColumn(heading) { Width = 3, Padding = new Padding(0) }.RightAligned();

    private static string Cell(int count, bool right) => count == 0 ? "[grey]·[/]" : right ? $"[green]{count}[/]" : $"[red]{count}[/]";
}
