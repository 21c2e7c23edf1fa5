using System;
using System.IO;

namespace MlpGen.Benchmarks;

/// <summary>Paths in the repository.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Native => Path.Combine(Root, "bench", "native");

    /// <summary>The folder for files that a benchmark creates while it runs.</summary>
    public static string Output(string name) => Directory.CreateDirectory(Path.Combine(Root, "bench", "MlpGen.Benchmarks", "obj", name)).FullName;

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "MlpGen.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} contains MlpGen.sln.");
    }
}
