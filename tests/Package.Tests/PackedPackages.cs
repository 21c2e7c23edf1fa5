using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

[assembly: AssemblyFixture(typeof(MlpGen.Package.Tests.PackedPackages))]

namespace MlpGen.Package.Tests;

/// <summary>The packages, packed once for all tests into a folder that is gone afterwards.</summary>
public sealed class PackedPackages : IAsyncLifetime
{
    /// <summary>Everything that the tests write, outside the repository, so that no settings of it apply.</summary>
    public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("mlpgen-package-").FullName;

    /// <summary>The folder of the packages: a source to restore from.</summary>
    public string Feed => Path.Combine(Directory, "feed");

    /// <summary>
    /// The version of all packages: another one in each run, so that no cache serves those of an earlier one, and newer than any that was
    /// published.
    /// </summary>
    public string Version { get; } = $"0.1.{System.Random.Shared.Next(10_000, 65_535)}";

    /// <summary>
    /// A nuget.config for a project: the packed folder comes on top of the machine's own sources. What the machine has unpacked already is
    /// taken from there.
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

    /// <summary>Where packages are unpacked to: not into the machine's own folder, which would keep them.</summary>
    public string Unpacked => Path.Combine(Directory, "unpacked");

    /// <summary>What the machine has unpacked: this repository's dependencies are there, since it was built.</summary>
    private static string OfTheMachine => Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>The file of a package.</summary>
    public string File(string id, string extension) => Path.Combine(Feed, $"{id}.{Version}{extension}");

    /// <summary>
    /// Makes a home for another user, whose one source of packages is what the machine has unpacked: other libraries are there, as in a
    /// registry, and MlpGen is not.
    /// </summary>
    /// <returns>The directory. On Windows the settings of NuGet do not follow it.</returns>
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
        // By one call of MSBuild: most of a pack is its start.
        string file = Path.Combine(Directory, "pack.proj");
        string[] projects =
        [
            Path.Combine("src", "Runtime", "MlpGen.csproj"),
            Path.Combine("src", "Data", "MlpGen.Data.csproj"),
            Path.Combine("templates", "MlpGen.Templates.csproj"),
        ];
        await System.IO.File.WriteAllTextAsync(file, $"""
            <Project>
              <Target Name="Pack">
                <MSBuild Projects="{string.Join(';', projects.Select(project => Path.Combine(Repository.Root, project)))}" Targets="Pack" />
              </Target>
            </Project>
            """, TestContext.Current.CancellationToken);

        // With NoBuild nothing in the repository is written, whatever else is being built or tested meanwhile.
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
