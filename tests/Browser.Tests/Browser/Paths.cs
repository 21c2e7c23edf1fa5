using System;
using System.IO;

namespace MlpGen.Browser.Tests.Browser;

/// <summary>Where eng/playground.sh puts the pages and their pictures.</summary>
internal static class Paths
{
    public static string Site => Path.Combine(Artifacts, "site", "wwwroot");

    public static string Screenshots => Path.Combine(Artifacts, "screenshots");

    private static string Artifacts { get; } = Path.Combine(Root(), "artifacts", "playground");

    private static string Root()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "MlpGen.sln")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} contains MlpGen.sln.");
    }
}
