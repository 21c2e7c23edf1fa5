using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

[assembly: AssemblyFixture(typeof(MlpGen.Package.Tests.PackedPackages))]

namespace MlpGen.Package.Tests;

/// <summary>The packages, packed once for all tests into a folder that is deleted at the end.</summary>
public sealed class PackedPackages : IAsyncLifetime
{
    /// <summary>
    /// The folder for everything that the tests write. It is outside the repository, so that no repository settings apply.
    /// </summary>
    public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("mlpgen-package-").FullName;

    /// <summary>The folder of the packages, which is a source for restores.</summary>
    public string Feed => Path.Combine(Directory, "feed");

    /// <summary>
    /// The version of all packages. It differs in each run, so that no cache returns packages of an earlier run, and is newer than any
    /// published version.
    /// </summary>
    public string Version { get; } = $"0.1.{System.Random.Shared.Next(10_000, 65_535)}";

    /// <summary>
    /// The text of a nuget.config that adds the folder of packed packages to the machine's own sources. Packages that the machine has
    /// already unpacked are used from there.
    /// </summary>
    public string Sources
    {
        get
        {
            string fallback = System.IO.Directory.Exists(OfTheMachine)
                ? $"<fallbackPackageFolders><add key=\"unpacked\" value=\"{OfTheMachine}\" /></fallbackPackageFolders>"
                : string.Empty;
            return $"""
                <configuration>
                  <packageSources><add key="packed" value="{Feed}" /></packageSources>
                  {fallback}
                </configuration>
                """;
        }
    }

    /// <summary>The folder that packages are unpacked to. It is not the machine's own folder, which would keep them.</summary>
    public string Unpacked => Path.Combine(Directory, "unpacked");

    /// <summary>The machine's folder of unpacked packages. It contains the dependencies of this repository, which was built here.</summary>
    private static string OfTheMachine => Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>Returns the path of a package file.</summary>
    public string File(string id, string extension) => Path.Combine(Feed, $"{id}.{Version}{extension}");

    /// <summary>
    /// Creates a home folder for another user, whose only package source is the machine's folder of unpacked packages. Like a registry, it
    /// contains other libraries but not MlpGen.
    /// </summary>
    /// <returns>The path of the home folder. On Windows, the NuGet settings do not follow it.</returns>
    public string CreateHome(string name)
    {
        string home = Path.Combine(Directory, name), settings = Path.Combine(home, ".nuget", "NuGet");
        System.IO.Directory.CreateDirectory(settings);
        System.IO.File.WriteAllText(Path.Combine(settings, "NuGet.Config"), $"""
            <configuration>
              <packageSources><add key="registry" value="{OfTheMachine}" /></packageSources>
            </configuration>
            """);
        return home;
    }

    public async ValueTask InitializeAsync()
    {
        // Uses one MSBuild call, because most of the time of a pack is startup.
        string file = Path.Combine(Directory, "pack.proj");
        string[] projects =
        [
            Path.Combine("src", "Runtime", "MlpGen.csproj"),
            Path.Combine("src", "Data", "MlpGen.Data.csproj"),
            Path.Combine("src", "Onnx", "MlpGen.Onnx.csproj"),
            Path.Combine("src", "Tool", "MlpGen.Tool.csproj"),
            Path.Combine("templates", "MlpGen.Templates.csproj"),
        ];
        await System.IO.File.WriteAllTextAsync(file, $"""
            <Project>
              <Target Name="Pack">
                <MSBuild Projects="{string.Join(';', projects.Select(project => Path.Combine(Repository.Root, project)))}" Targets="Pack" />
              </Target>
            </Project>
            """, TestContext.Current.CancellationToken);

        // With NoBuild, only the published files of the tool are written to the repository, which nothing else reads, so other builds and tests
        // can run at the same time.
        await Dotnet.RunAsync(
            Repository.Root,
            null,
            TestContext.Current.CancellationToken,
            "msbuild",
            file,
            "-t:Pack",
            "-p:NoBuild=true",
            "-p:_IsPacking=true",
            $"-p:Configuration={Repository.Configuration}",
            $"-p:PackageOutputPath={Feed}",
            $"-p:Version={Version}",
            $"-p:NuspecOutputPath={Path.Combine(Directory, "nuspec")}{Path.DirectorySeparatorChar}",
            "-nodeReuse:false");
    }

    public ValueTask DisposeAsync()
    {
        System.IO.Directory.Delete(Directory, recursive: true);
        return ValueTask.CompletedTask;
    }
}
