using System;
using System.IO;
using System.Threading.Tasks;
using Xunit;

[assembly: AssemblyFixture(typeof(MlpGen.Package.Tests.PackedPackages))]

namespace MlpGen.Package.Tests;

/// <summary>The packages, packed once for all tests into a folder that is gone afterwards.</summary>
public sealed class PackedPackages : IAsyncLifetime
{
    /// <summary>Another one in each run, so that no cache can serve the packages of an earlier one.</summary>
    private readonly string _suffix = $"test.{Guid.NewGuid():N}";

    /// <summary>Everything that the tests write, outside the repository, so that no settings of it apply.</summary>
    public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("mlpgen-package-").FullName;

    /// <summary>The folder of the packages: a source to restore from.</summary>
    public string Feed => Path.Combine(Directory, "feed");

    /// <summary>The version of all packages.</summary>
    public string Version => Path.GetFileName(File("MlpGen", ".nupkg"))["MlpGen.".Length..^".nupkg".Length];

    /// <summary>
    /// A nuget.config for a project: the packed folder comes on top of the machine's own sources. What the machine has unpacked already is
    /// taken from there.
    /// </summary>
    public string Sources
    {
        get
        {
            string unpacked = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
                ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
            string fallback = System.IO.Directory.Exists(unpacked)
                ? $"<fallbackPackageFolders><add key=\"unpacked\" value=\"{unpacked}\" /></fallbackPackageFolders>"
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

    /// <summary>The file of a package.</summary>
    public string File(string id, string extension) => Assert.Single(System.IO.Directory.GetFiles(Feed, $"{id}.?.?.?-{_suffix}{extension}"));

    public async ValueTask InitializeAsync()
    {
        await PackAsync(Path.Combine("src", "Runtime"));
        await PackAsync(Path.Combine("src", "Data"));
        await PackAsync("templates");
    }

    public ValueTask DisposeAsync()
    {
        System.IO.Directory.Delete(Directory, recursive: true);
        return ValueTask.CompletedTask;
    }

    // With --no-build nothing in the repository is written, whatever else is being built or tested meanwhile.
    private Task PackAsync(string project) => Dotnet.RunAsync(
        Repository.Root,
        null,
        TestContext.Current.CancellationToken,
        "pack",
        project,
        "--no-build",
        "--configuration",
        Repository.Configuration,
        "--output",
        Feed,
        $"-p:VersionSuffix={_suffix}",
        $"-p:NuspecOutputPath={Path.Combine(Directory, "nuspec")}{Path.DirectorySeparatorChar}",
        "-nodeReuse:false");
}
