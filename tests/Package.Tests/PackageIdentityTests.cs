using System;
using System.Buffers.Binary;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Xml.Linq;
using Xunit;

namespace MlpGen.Package.Tests;

/// <summary>The identity of a package: its source, its release notes, and its icon.</summary>
public sealed class PackageIdentityTests(PackedPackages packages)
{
    public static TheoryData<string> Ids => ["MlpGen", "MlpGen.Data", "MlpGen.Onnx", "MlpGen.Tool", "MlpGen.Templates"];

    [Theory]
    [MemberData(nameof(Ids))]
    public void It_names_its_project_repository_and_changes(string id)
    {
        XElement metadata = Metadata(id);
        Assert.Equal(Repository.Url, Value(metadata, "projectUrl"));
        Assert.Equal($"{Repository.Url}/blob/v{packages.Version}/CHANGELOG.md", Value(metadata, "releaseNotes"));

        XElement repository = metadata.Elements().Single(element => element.Name.LocalName == "repository");
        Assert.Equal("git", repository.Attribute("type")?.Value);
        Assert.Equal(Repository.Url, repository.Attribute("url")?.Value);
        Assert.Null(repository.Attribute("branch"));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Its_icon_is_a_png_of_128_pixels(string id)
    {
        Assert.Equal("icon.png", Value(Metadata(id), "icon"));

        using ZipArchive package = ZipFile.OpenRead(packages.File(id, ".nupkg"));
        using Stream icon = package.GetEntry("icon.png")!.Open();
        byte[] head = new byte[24];
        icon.ReadExactly(head);
        Assert.Equal("PNG\r\n\x1a\n"u8.ToArray(), head[1..8]);
        Assert.Equal(128, BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(16)));
        Assert.Equal(128, BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(20)));
    }

    // These files cannot read the MSBuild property that gives the packages their URL.
    [Theory]
    [InlineData("SECURITY.md")]
    [InlineData("unity/package.json")]
    [InlineData(".github/ISSUE_TEMPLATE/config.yml")]
    [InlineData("src/Generator/Diagnostics/Descriptors.cs")]
    public void Other_files_name_the_same_project(string file) =>
        Assert.Contains($"{Repository.Url}/", File.ReadAllText(Path.Combine(Repository.Root, file)), StringComparison.Ordinal);

    private XElement Metadata(string id)
    {
        using ZipArchive package = ZipFile.OpenRead(packages.File(id, ".nupkg"));
        using Stream specification = package.GetEntry($"{id}.nuspec")!.Open();
        return XDocument.Load(specification).Root!.Elements().Single();
    }

    private static string Value(XElement metadata, string name) => metadata.Elements().Single(element => element.Name.LocalName == name).Value;
}
