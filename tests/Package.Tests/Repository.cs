using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Xml.Linq;

namespace MlpGen.Package.Tests;

/// <summary>The repository that these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Debug or Release: what the tests are, and so the packages beside them.</summary>
    public static string Configuration { get; } = typeof(Repository).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    /// <summary>Where the project lives, as Directory.Build.props says.</summary>
    public static string Url { get; } = XDocument.Load(Path.Combine(Root, "Directory.Build.props")).Descendants("ProjectUrl").Single().Value;

    private static string FindRoot()
    {
        string? directory = AppContext.BaseDirectory;
        while (directory is not null && !File.Exists(Path.Combine(directory, "MlpGen.sln")))
            directory = Path.GetDirectoryName(directory);
        return directory ?? throw new DirectoryNotFoundException($"No MlpGen.sln stands above {AppContext.BaseDirectory}.");
    }
}
