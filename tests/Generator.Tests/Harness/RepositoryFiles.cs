using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace MlpGen.Generator.Tests.Harness;

/// <summary>The sources that these tests were built from, located from the folder in which the tests run.</summary>
internal static class RepositoryFiles
{
    private static readonly string[] _built = ["bin", "obj", ".git", "artifacts", "TestResults"];

    /// <summary>The folder that contains <c>MlpGen.sln</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The build configuration of these tests, Debug or Release: …/bin/Release/net10.0/.</summary>
    public static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    /// <summary>Returns all hand-written files below a folder of the repository that match a pattern. Build outputs are left out.</summary>
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

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} contains MlpGen.sln.");
    }
}
