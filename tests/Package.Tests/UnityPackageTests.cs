using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using System.Xml.Linq;
using Xunit;

namespace MlpGen.Package.Tests;

/// <summary>The folder that eng/unity.sh makes has the structure that Unity's Package Manager and importer expect.</summary>
public sealed partial class UnityPackageTests : IAsyncLifetime
{
    private readonly string _folder = Path.Combine(Directory.CreateTempSubdirectory("mlpgen-unity-").FullName, "com.mlpgen.mlpgen");

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The script needs a shell.");
        Assert.SkipUnless(Repository.Configuration == "Release", "The script takes the Release build.");
        ProcessStartInfo start = new(Path.Combine(Repository.Root, "eng", "unity.sh"), ["--no-build", _folder]);
        (int exitCode, string output) = await Dotnet.CompleteAsync(start, TestContext.Current.CancellationToken);
        Assert.True(exitCode == 0, output);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Path.GetDirectoryName(_folder)!, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public void It_holds_runtime_generator_sample_and_documents_and_nothing_else() => Assert.Equal(
        [
            "CHANGELOG.md",
            "Documentation~/MlpGen.md",
            "LICENSE.md",
            "README.md",
            "Runtime/Analyzers/MlpGen.Generator.dll",
            "Runtime/MlpGen.Unity.asmdef",
            "Runtime/MlpGen.dll",
            "Runtime/MlpGen.xml",
            "Runtime/TextAssetExtensions.cs",
            "Runtime/WebPlayer.cs",
            "Samples~/LearningAgent/FigureEight.cs",
            "Samples~/LearningAgent/Foresight.cs",
            "Samples~/LearningAgent/LearningAgent.cs",
            "Samples~/LearningAgent/MlpGen.Samples.LearningAgent.asmdef",
            "Samples~/LearningAgent/README.md",
            "package.json",
        ],
        Files().Where(file => !file.EndsWith(".meta", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_asset_has_a_meta_file_and_every_meta_file_an_asset()
    {
        // Unity does not import folders that end in a tilde. A sample is copied out of its folder, with the GUIDs in it.
        IEnumerable<string> assets = Files().Concat(Folders()).Where(asset =>
            !asset.EndsWith(".meta", StringComparison.Ordinal) && !asset.StartsWith("Documentation~", StringComparison.Ordinal) && asset is not ("Samples~" or "Samples~/LearningAgent"));
        Assert.Equal(assets.Select(asset => asset + ".meta").Order(StringComparer.Ordinal), Metas().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Each_GUID_has_32_hexadecimal_digits_and_is_there_once()
    {
        string[] guids = [.. Metas().Select(meta => Guid().Match(Read(meta)).Groups["guid"].Value)];
        Assert.All(guids, guid => Assert.Equal(32, guid.Length));
        Assert.Equal(guids.Length, guids.Distinct().Count());
        Assert.True(guids.Length > 15);
    }

    // Scenes and other packages refer to them by these.
    [Theory]
    [InlineData("Runtime/MlpGen.dll", "eaca0f609128be1de059ac0dfa3160e6")]
    [InlineData("Runtime/MlpGen.Unity.asmdef", "8b9ae966fc02c184a59757af860988a4")]
    [InlineData("Runtime/Analyzers/MlpGen.Generator.dll", "381dffd41a654d8c83599bcc0b2ba68c")]
    public void A_GUID_never_changes(string asset, string guid) => Assert.Contains($"guid: {guid}\n", Read(asset + ".meta"), StringComparison.Ordinal);

    [Fact]
    public void The_generator_is_an_analyzer_on_no_platform()
    {
        string meta = Read("Runtime/Analyzers/MlpGen.Generator.dll.meta");
        Assert.Contains("labels:\n- RoslynAnalyzer\n", meta, StringComparison.Ordinal);
        Assert.Equal(["0", "0", "0"], Enabled().Matches(meta).Select(match => match.Groups["value"].Value));
        Assert.All(["Editor", "Linux64", "OSXUniversal", "Win", "Win64"], platform => Assert.Contains($"Exclude {platform}: 1\n", meta, StringComparison.Ordinal));
    }

    [Fact]
    public void The_runtime_is_a_library_on_every_platform()
    {
        string meta = Read("Runtime/MlpGen.dll.meta");
        Assert.DoesNotContain("labels", meta, StringComparison.Ordinal);
        Assert.Contains("  - first:\n      Any: \n    second:\n      enabled: 1\n", meta, StringComparison.Ordinal);
        Assert.Contains("isExplicitlyReferenced: 0\n", meta, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_manifest_has_the_version_of_the_build_and_names_what_is_there()
    {
        JsonElement manifest = Json("package.json");
        Assert.Equal("com.mlpgen.mlpgen", manifest.GetProperty("name").GetString());
        string version = XDocument.Load(Path.Combine(Repository.Root, "Directory.Build.props")).Descendants("VersionPrefix").Single().Value;
        Assert.Equal(version, manifest.GetProperty("version").GetString());
        Assert.Equal(("2022.3", "12f1"), (manifest.GetProperty("unity").GetString(), manifest.GetProperty("unityRelease").GetString()));
        Assert.Equal("MIT", manifest.GetProperty("license").GetString());
        Assert.All(["documentationUrl", "changelogUrl", "licensesUrl"], name => Assert.StartsWith(Repository.Url + "/", manifest.GetProperty(name).GetString()!, StringComparison.Ordinal));
        Assert.All(manifest.GetProperty("samples").EnumerateArray(), sample =>
            Assert.True(Directory.Exists(Path.Combine(_folder, sample.GetProperty("path").GetString()!))));
    }

    // The generator runs in assemblies that reference the one whose folder it lies in.
    [Fact]
    public void The_sample_references_the_assembly_of_the_generator()
    {
        Assert.Equal("MlpGen.Unity", Json("Runtime/MlpGen.Unity.asmdef").GetProperty("name").GetString());
        Assert.Equal("MlpGen.dll", Assert.Single(Json("Runtime/MlpGen.Unity.asmdef").GetProperty("precompiledReferences").EnumerateArray()).GetString());
        JsonElement references = Json("Samples~/LearningAgent/MlpGen.Samples.LearningAgent.asmdef").GetProperty("references");
        Assert.Equal("MlpGen.Unity", Assert.Single(references.EnumerateArray()).GetString());
    }

    [Theory]
    [InlineData("CHANGELOG.md")]
    [InlineData("Documentation~/MlpGen.md")]
    [InlineData("README.md")]
    public void Links_of_documents_are_addresses(string document)
    {
        string[] links = [.. Link().Matches(Read(document)).Select(match => match.Groups["target"].Value).Where(link => link[0] != '#')];
        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.StartsWith("https://", link, StringComparison.Ordinal));
        Assert.All(
            links.Where(link => link.StartsWith($"{Repository.Url}/blob/", StringComparison.Ordinal)),
            link => Assert.True(File.Exists(Path.Combine(Repository.Root, FileOf(link))), link));
    }

    // What follows https://github.com/owner/name/blob/tag/.
    private static string FileOf(string link) => link[$"{Repository.Url}/blob/".Length..].Split('#')[0].Split('/', 2)[1];

    private IEnumerable<string> Files() => Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).Select(Relative);

    private IEnumerable<string> Folders() => Directory.EnumerateDirectories(_folder, "*", SearchOption.AllDirectories).Select(Relative);

    private IEnumerable<string> Metas() => Files().Where(file => file.EndsWith(".meta", StringComparison.Ordinal));

    private string Relative(string path) => Path.GetRelativePath(_folder, path).Replace('\\', '/');

    private string Read(string file) => File.ReadAllText(Path.Combine(_folder, file));

    private JsonElement Json(string file) => JsonSerializer.Deserialize<JsonElement>(Read(file));

    [GeneratedRegex("^guid: (?<guid>[0-9a-f]+)$", RegexOptions.Multiline)]
    private static partial Regex Guid();

    [GeneratedRegex("enabled: (?<value>.)")]
    private static partial Regex Enabled();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();
}
