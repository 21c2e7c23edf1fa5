using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace MlpGen.Package.Tests;

[CollectionDefinition(nameof(BuiltProjects))]
public sealed class BuiltProjectsCollection : ICollectionFixture<BuiltProjects>;

/// <summary>
/// The user projects that several tests run. One MSBuild call restores and builds them all, because most of the time of a build is startup.
/// </summary>
public sealed class BuiltProjects(PackedPackages packages) : IAsyncLifetime
{
    internal UserProject Readme { get; } = new(packages, "Readme", Package.Tests.Readme.Example, "net10.0", "default", "MlpGen");

    internal UserProject Oldest { get; } =
        new(packages, "Oldest", Program("Oldest.cs"), "netstandard2.1;net8.0;net10.0", "9", "MlpGen");

    internal UserProject Table { get; } = new(packages, "Table", Program("Table.cs"), "net8.0;net10.0", "10", "MlpGen", "MlpGen.Data");

    internal UserProject Schedules { get; } = new(packages, "Schedules", Program("Schedules.cs"), "net8.0;net10.0", "12", "MlpGen");

    internal UserProject Checks { get; } = new(packages, "Checks", Program("Checks.cs"), "net8.0;net10.0", "9", "MlpGen");

    internal UserProject Shipped { get; } =
        new UserProject(packages, "Shipped", Program("Shipped.cs"), "netstandard2.1;net8.0;net10.0", "9", "MlpGen").WithWeights(Weights, Digits);

    /// <summary>The path of the weights file in <see cref="Shipped"/>.</summary>
    internal const string Weights = "models/my weights é.safetensors";

    /// <summary>The weights of a sample, a network 64-32-10.</summary>
    internal static byte[] Digits => File.ReadAllBytes(Path.Combine(Repository.Root, "samples", "DigitsInOneFile", "digits.safetensors"));

    /// <summary>The program of the template, built as in its own project.</summary>
    internal UserProject Template { get; } = new UserProject(packages, "Template", OfTemplate("Program.cs"), "net10.0", "default", "MlpGen")
        .With("Moons.cs", OfTemplate("Moons.cs"))
        .With("MoonNetwork.cs", OfTemplate("MoonNetwork.cs"))
        .With("Usings.cs", "global using System;");

    /// <summary>Returns the text of one of the programs next to these tests.</summary>
    public static string Program(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Programs", name));

    public async ValueTask InitializeAsync()
    {
        (UserProject Project, string Properties)[] builds =
        [
            (Readme, "Configuration=Release"),
            (Oldest, "Configuration=Release"),
            (Table, "Configuration=Release"),
            (Schedules, "Configuration=Release;JsonSerializerIsReflectionEnabledByDefault=false"),
            (Template, "Configuration=Release"),
            (Shipped, "Configuration=Release"),
            (Checks, "Configuration=Debug"),
            (Checks, "Configuration=Release;MlpGenSelfChecks=true"),
        ];
        string file = Path.Combine(packages.Directory, "all.proj");
        await File.WriteAllTextAsync(file, $"""
            <Project>
              <ItemGroup>
                {Items("Restored", builds.Select(build => (build.Project, "Configuration=Release")).Distinct())}
                {Items("Built", builds)}
              </ItemGroup>
              <Target Name="Build">
                <MSBuild Projects="@(Restored)" Targets="Restore" Properties="IsRestoring=true" />
                <MSBuild Projects="@(Built)" />
              </Target>
            </Project>
            """, TestContext.Current.CancellationToken);
        await Dotnet.RunAsync(
            packages.Directory, packages.Unpacked, TestContext.Current.CancellationToken, "msbuild", file, "-nodeReuse:false");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static string OfTemplate(string name) => File.ReadAllText(Path.Combine(Repository.Root, "templates", "mlpgen", "Project.1", name));

    private static string Items(string name, IEnumerable<(UserProject Project, string Properties)> builds) => string.Join(
        "\n    ", builds.Select(build => $"<{name} Include=\"{build.Project.File}\" AdditionalProperties=\"{build.Properties}\" />"));
}
