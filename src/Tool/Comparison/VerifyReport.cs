using System.Globalization;
using System.Text.Json.Serialization;
using MlpGen.Tool.Terminal;
using Spectre.Console;

namespace MlpGen.Tool.Comparison;

/// <summary>The result of <c>verify</c>.</summary>
/// <param name="First">The first file.</param>
/// <param name="Second">The second file.</param>
/// <param name="Rows">The number of random rows.</param>
/// <param name="Seed">The seed of the rows.</param>
/// <param name="Tolerance">The largest relative difference of networks that agree.</param>
/// <param name="AbsoluteDifference">The largest difference of two outputs.</param>
/// <param name="RelativeDifference">The largest difference in a column, divided by the largest output of the first network in it.</param>
/// <param name="Row">The row of the largest difference.</param>
/// <param name="Output">The output with the largest difference.</param>
/// <param name="IsWithinTolerance">True if the relative difference is at most the tolerance.</param>
internal sealed record VerifyReport(
    string First, string Second, int Rows, int Seed, double Tolerance, double AbsoluteDifference, double RelativeDifference, long Row,
    int Output, bool IsWithinTolerance)
{
    [JsonPropertyOrder(-1)]
    public string Command => "verify";

    /// <summary>Draws the report.</summary>
    public void Draw(IAnsiConsole console)
    {
        Table table = Drawing.Columns("", "");
        table.ShowHeaders = false;
        table.Row("rows", $"{Rows:N0} random rows, seed {Seed}");
        table.Row("absolute difference", $"{Number(AbsoluteDifference)}{(AbsoluteDifference > 0 ? $" (row {Row}, output {Output})" : "")}");
        table.Row("relative difference", $"{Number(RelativeDifference)} (tolerance {Number(Tolerance)})");
        console.Write(table);
        string files = $"{Shown.Path(First)} and {Shown.Path(Second)}";
        console.Line(IsWithinTolerance
            ? Drawing.Plain($"{files} compute the same outputs within the tolerance.")
            : Drawing.Problem($"{files} differ by more than the tolerance."));
    }

    private static string Number(double number) => number.ToString("G3", CultureInfo.InvariantCulture);
}
