using System;
using System.IO;
using System.Text.Json.Serialization.Metadata;
using Spectre.Console;

namespace MlpGen.Tool.Terminal;

/// <summary>Prints the result of a command: as JSON, or drawn for a reader.</summary>
/// <param name="output">The standard output.</param>
/// <param name="isTerminal">True if the output is a terminal that shows colors.</param>
internal sealed class Reporter(TextWriter output, bool isTerminal)
{
    // Without a terminal there is nothing to fit into, and a long name must not be broken into lines.
    private const int Unlimited = 10_000;

    /// <summary>True if the user asked for JSON.</summary>
    public bool IsJson { get; init; }

    /// <summary>Prints a result.</summary>
    /// <param name="report">The result.</param>
    /// <param name="type">The serialization of the result as JSON.</param>
    /// <param name="draw">Draws the result for a reader.</param>
    public void Print<T>(T report, JsonTypeInfo<T> type, Action<IAnsiConsole> draw)
    {
        if (IsJson)
            output.WriteLine(System.Text.Json.JsonSerializer.Serialize(report, type));
        else
            draw(CreateConsole());
    }

    private IAnsiConsole CreateConsole()
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(output),
        });
        if (!isTerminal)
            console.Profile.Width = Unlimited;
        return console;
    }

    /// <summary>True if the process writes to a terminal and the user has not turned colors off (https://no-color.org).</summary>
    public static bool HasColors =>
        !Console.IsOutputRedirected
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && Environment.GetEnvironmentVariable("TERM") != "dumb";
}
