using System.Linq;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace MlpGen.Tool.Terminal;

/// <summary>Parts of drawn results. All text is printed as it is: brackets in a name are no markup.</summary>
internal static class Drawing
{
    private static readonly Style s_heading = new(decoration: Decoration.Bold);
    private static readonly Style s_problem = new(Color.Red);

    /// <summary>Returns plain text.</summary>
    public static Paragraph Plain(string text) => new(text);

    /// <summary>Returns the heading of a part.</summary>
    public static Paragraph Heading(string text) => new(text, s_heading);

    /// <summary>Returns text about something that is wrong.</summary>
    public static Paragraph Problem(string text) => new(text, s_problem);

    /// <summary>Prints a line.</summary>
    public static void Line(this IAnsiConsole console, Paragraph text)
    {
        console.Write(text);
        console.WriteLine();
    }

    /// <summary>Creates a table without lines.</summary>
    /// <param name="columns">The headings. Those that end in a colon stand over numbers, which are aligned to the right.</param>
    public static Table Columns(params string[] columns)
    {
        Table table = new() { Border = TableBorder.None };
        foreach (string column in columns)
        {
            bool isNumber = column.EndsWith(':');
            TableColumn added = new(Heading(column.TrimEnd(':'))) { NoWrap = true, Padding = new Padding(0, 0, 2, 0) };
            table.AddColumn(isNumber ? added.RightAligned() : added);
        }

        return table;
    }

    /// <summary>Adds a row of plain text.</summary>
    public static void Row(this Table table, params string[] cells) => table.AddRow(cells.Select(cell => (IRenderable)Plain(cell)));
}
