using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using MlpGen.Tests;
using Xunit;

namespace MlpGen.Package.Tests;

/// <summary>The template <c>dotnet new mlpgen</c> as a newcomer uses it: installed, created, built, run, and tested.</summary>
[Collection(nameof(BuiltProjects))]
public sealed class TemplateTests(PackedPackages packages, BuiltProjects built)
{
    private const string Output =
        """
        ^Trained on 800 points for 50 epochs: loss 0\.0\d\d\.
        (9[5-9]|100) ?% of the 200 test points are classified correctly\.
        \(0, 1\) lies on moon 0, \(1, -0\.5\) on moon 1\.
        $
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void The_package_holds_the_template_and_nothing_else()
    {
        using ZipArchive package = ZipFile.OpenRead(packages.File("MlpGen.Templates", ".nupkg"));
        Assert.Equal(
            [
                "MlpGen.Templates.nuspec",
                "README.md",
                "content/mlpgen/.template.config/template.json",
                "content/mlpgen/Project.1.Tests/MoonNetworkTests.cs",
                "content/mlpgen/Project.1.Tests/Project.1.Tests.csproj",
                "content/mlpgen/Project.1.slnx",
                "content/mlpgen/Project.1/MoonNetwork.cs",
                "content/mlpgen/Project.1/Moons.cs",
                "content/mlpgen/Project.1/Program.cs",
                "content/mlpgen/Project.1/Project.1.csproj",
                "content/mlpgen/global.json",
                "content/mlpgen/nuget.config",
                "icon.png",
            ],
            package.Entries
                .Select(entry => entry.FullName)
                .Where(name => !name.StartsWith("_rels/") && !name.StartsWith("package/") && name != "[Content_Types].xml")
                .Order(System.StringComparer.Ordinal));
    }

    [Fact]
    public async Task Its_program_learns() => Assert.Matches(Output, await built.Template.RunAsync("net10.0", Cancellation));

    // Covers a name that is not a valid namespace, and packages that come from a folder known to the new project or from the machine.
    [Theory]
    [InlineData("My.Game", true)]
    [InlineData("two-moons.2", false)]
    public async Task The_new_program_learns_and_its_tests_pass(string name, bool knowsTheFolder)
    {
        Depth.SkipUnlessDeep();

        // Templates are installed per user, so each case has its own home folder.
        string home = packages.CreateHome($"home of {name}");
        string project = Path.Combine(home, name);
        await Run(home, home, "new", "install", packages.File("MlpGen.Templates", ".nupkg"));
        string[] folder = knowsTheFolder ? ["--packages", packages.Feed] : [];
        await Run(home, home, ["new", "mlpgen", "--output", name, "--name", name, "--no-update-check", .. folder]);
        Assert.Equal(knowsTheFolder, File.Exists(Path.Combine(project, "nuget.config")));
        if (!knowsTheFolder)
            File.WriteAllText(Path.Combine(project, "nuget.config"), packages.Sources);

        await Run(home, project, "build", "--configuration", "Release", "-warnaserror", "-nodeReuse:false");
        string output = await Run(home, project, "run", "--project", name, "--configuration", "Release", "--no-build");
        string tests = await Run(home, project, "test", "--configuration", "Release", "--no-build");

        Assert.Matches(Output, output.ReplaceLineEndings("\n"));
        Assert.Matches(@"total: 2\s+failed: 0\s+succeeded: 2", tests.ReplaceLineEndings("\n"));
        Assert.DoesNotContain(
            Directory.EnumerateFiles(project, "*", SearchOption.AllDirectories).Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}") && file.EndsWith(".cs")),
            file => File.ReadAllText(file).Contains("Project.1") || File.ReadAllText(file).Contains("Project._1"));
    }

    private Task<string> Run(string home, string directory, params string[] arguments) =>
        Dotnet.RunAsync(directory, packages.Unpacked, home, Cancellation, arguments);
}
