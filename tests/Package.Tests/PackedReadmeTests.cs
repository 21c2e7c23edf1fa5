using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace MlpGen.Package.Tests;

/// <summary>
/// The README in a package. A package page has no folders beside it, so links and pictures of README.md must be URLs of the packed version.
/// </summary>
public sealed partial class PackedReadmeTests(PackedPackages packages)
{
    public static TheoryData<string> Ids => ["MlpGen", "MlpGen.Data", "MlpGen.Onnx", "MlpGen.Tool", "MlpGen.Templates"];

    private string Pages => $"{Repository.Url}/blob/v{packages.Version}/";

    private string Pictures => $"{Repository.Url.Replace("github.com", "raw.githubusercontent.com", StringComparison.Ordinal)}/v{packages.Version}/";

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_link_is_an_address(string id) => Assert.All(
        Links().Matches(Packed(id)).Select(match => match.Groups["target"].Value),
        target => Assert.True(target.StartsWith("https://", StringComparison.Ordinal) || target.StartsWith('#'), target));

    [Fact]
    public void Every_link_into_the_project_leads_to_a_file_of_this_repository()
    {
        string[] files = [.. Links().Matches(Packed("MlpGen"))
            .Select(match => match.Groups["target"].Value.Split('#')[0])
            .Where(target => target.StartsWith(Pages, StringComparison.Ordinal) || target.StartsWith(Pictures, StringComparison.Ordinal))
            .Select(target => target.Replace(Pages, "", StringComparison.Ordinal).Replace(Pictures, "", StringComparison.Ordinal))];

        Assert.True(files.Length > 10, $"Expected more than 10 links into the project, but found {files.Length}.");
        Assert.All(files, file => Assert.True(File.Exists(Path.Combine(Repository.Root, file)), file));
    }

    // Package pages show pictures from this host, and PNG pictures from any host.
    [Fact]
    public void Every_picture_is_a_raw_png()
    {
        string[] pictures = [.. Shown().Matches(Packed("MlpGen")).Select(match => match.Groups["target"].Value)];
        Assert.NotEmpty(pictures);
        Assert.All(pictures, picture =>
        {
            Assert.StartsWith(Pictures, picture, StringComparison.Ordinal);
            Assert.EndsWith(".png", picture, StringComparison.Ordinal);
        });
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Nothing_else_is_changed(string id)
    {
        string relative = Packed(id).ReplaceLineEndings("\n")
            .Replace(Pages, "", StringComparison.Ordinal)
            .Replace(Pictures, "", StringComparison.Ordinal);
        Assert.Equal(Picture().Replace(Readme.Text, "$1.png)").TrimEnd(), relative.TrimEnd());
    }

    private string Packed(string id)
    {
        using ZipArchive package = ZipFile.OpenRead(packages.File(id, ".nupkg"));
        using StreamReader readme = new(package.GetEntry("README.md")!.Open());
        return readme.ReadToEnd();
    }

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Links();

    [GeneratedRegex(@"!\[[^\]]*\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Shown();

    [GeneratedRegex(@"(!\[[^\]]*\]\((?!https:)[^)]+)\.svg\)")]
    private static partial Regex Picture();
}
