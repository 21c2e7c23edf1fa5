using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Xml.Linq;

namespace MlpGen.Package.Tests;

/// <summary>The repository from which these tests were built.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The build configuration, Debug or Release, of the tests and of the packages they use.</summary>
    public static string Configuration { get; } = typeof(Repository).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    /// <summary>The URL of the project, as set in Directory.Build.props.</summary>
    public static string Url { get; } = XDocument.Load(Path.Combine(Root, "Directory.Build.props")).Descendants("ProjectUrl").Single().Value;

    private static string FindRoot()
    {
        string? directory = AppContext.BaseDirectory;
        while (directory is not null && !File.Exists(Path.Combine(directory, "MlpGen.sln")))
            directory = Path.GetDirectoryName(directory);
        return directory ?? throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} contains MlpGen.sln.");
    }
}
