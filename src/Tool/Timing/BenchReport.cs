using System.Collections.Generic;
using System.Text.Json.Serialization;
using MlpGen.Tool.Terminal;
using Spectre.Console;

namespace MlpGen.Tool.Timing;

/// <summary>The result of <c>bench</c>.</summary>
/// <param name="File">The file of the network.</param>
/// <param name="LayerSizes">The sizes of the layers.</param>
/// <param name="Activations">The activation of each layer after the inputs.</param>
/// <param name="Parameters">The number of weights and biases.</param>
/// <param name="VectorBits">The width of the vectors that the network was compiled for. 0 for plain loops.</param>
/// <param name="Framework">The runtime that the tool runs on.</param>
/// <param name="Runs">The number of runs, of which each result is the median.</param>
/// <param name="Results">The results.</param>
internal sealed record BenchReport(
    string File, IReadOnlyList<int> LayerSizes, IReadOnlyList<Activation> Activations, int Parameters, int VectorBits, string Framework,
    int Runs, IReadOnlyList<BenchResult> Results)
{
    [JsonPropertyOrder(-1)]
    public string Command => "bench";

    /// <summary>Draws the report.</summary>
    public void Draw(IAnsiConsole console)
    {
        console.Line(Drawing.Heading($"{Shown.Path(File)}: {Shown.Layers([.. LayerSizes], [.. Activations])}, {Parameters:N0} parameters"));
        console.Line(Drawing.Plain(
            $"Forward on one thread, {(VectorBits == 0 ? "plain loops" : $"{VectorBits}-bit vectors")}, {Framework}, " +
            $"median of {Runs} runs"));
        Table table = Drawing.Columns("rows in a call:", "ns per row:", "rows per second:");
        foreach (BenchResult result in Results)
            table.Row($"{result.Rows}", $"{result.NanosecondsPerRow:N1}", $"{result.RowsPerSecond:N0}");
        console.Write(table);
    }
}

/// <summary>The speed of calls with a number of rows.</summary>
/// <param name="Rows">The rows of a call.</param>
/// <param name="NanosecondsPerRow">The median time of a call, divided by its rows.</param>
/// <param name="RowsPerSecond">The rows that a second is enough for.</param>
internal sealed record BenchResult(int Rows, double NanosecondsPerRow, double RowsPerSecond);
