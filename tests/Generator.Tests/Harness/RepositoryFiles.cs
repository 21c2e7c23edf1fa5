using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace MlpGen.Generator.Tests.Harness;

/// <summary>The sources these tests were built from, found from where the tests run.</summary>
internal static class RepositoryFiles
{
    private static readonly string[] _built = ["bin", "obj", ".git", "artifacts", "TestResults"];

    /// <summary>The folder with <c>MlpGen.sln</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Debug or Release, as these tests were built: …/bin/Release/net10.0/.</summary>
    public static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    /// <summary>All files of an ending below a folder of the repository that are written by hand, not built.</summary>
    public static IEnumerable<string> Written(string folder, string pattern) =>
        Directory.EnumerateFiles(Path(folder), pattern, SearchOption.AllDirectories)
            .Where(file => !System.IO.Path.GetRelativePath(Root, file).Split(System.IO.Path.DirectorySeparatorChar).Intersect(_built).Any());

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "MlpGen.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds MlpGen.sln.");
    }
}
