using System;
using System.Text;
using Spectre.Console;

namespace Digits;

/// <summary>The terminal, or the file in its place.</summary>
internal static class Screen
{
    /// <summary>Whether what is drawn can be drawn over.</summary>
    public static bool IsLive => !Console.IsOutputRedirected && AnsiConsole.Profile.Capabilities is { Ansi: true, Interactive: true };

    public static void Prepare()
    {
        Console.OutputEncoding = Encoding.UTF8;

        if (Console.IsOutputRedirected)
            AnsiConsole.Console = AnsiConsole.Create(Plain);
    }

    // Enrichers turn colors on where a build server says that it shows them; whoever reads the file later may not.
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
