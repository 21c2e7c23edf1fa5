using System;
using System.Text;
using Spectre.Console;

namespace Digits;

/// <summary>The output: a terminal, or a file if output is redirected.</summary>
internal static class Screen
{
    /// <summary>True if the output can be overwritten, as in a terminal.</summary>
    public static bool IsLive => !Console.IsOutputRedirected && AnsiConsole.Profile.Capabilities is { Ansi: true, Interactive: true };

    public static void Prepare()
    {
        Console.OutputEncoding = Encoding.UTF8;

        if (Console.IsOutputRedirected)
            AnsiConsole.Console = AnsiConsole.Create(Plain);
    }

    // Enrichers enable colors if a build server claims to support them, but the reader of the file may not see them.
    private static AnsiConsoleSettings Plain => new()
    {
        Ansi = AnsiSupport.No,
        ColorSystem = ColorSystemSupport.NoColors,
        Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
    };

    public static void Heading(string text)
    {
        AnsiConsole.WriteLine();
        AnsiConsole.Write(new Rule($"[bold]{text}[/]") { Justification = Justify.Left, Style = "grey" });
    }
}
