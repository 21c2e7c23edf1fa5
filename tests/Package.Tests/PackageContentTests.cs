using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Xml.Linq;
using Xunit;

namespace MlpGen.Package.Tests;

public sealed class PackageContentTests(PackedPackages packages)
{
    private static readonly string[] s_inNet10 = ["System.Collections.Immutable", "System.Reflection.Metadata"];

    [Fact]
    public void MlpGen_holds_runtime_self_checks_documentation_generator_fixes_properties_targets_and_task_and_nothing_else()
    {
        Assert.Equal(
            [
                "MlpGen.nuspec",
                "README.md",
                "analyzers/dotnet/cs/MlpGen.CodeFixes.dll",
                "analyzers/dotnet/cs/MlpGen.Generator.dll",
                "build/netstandard2.1/MlpGen.Weights.targets",
                "build/netstandard2.1/MlpGen.props",
                "build/netstandard2.1/MlpGen.targets",
                "buildTransitive/netstandard2.1/MlpGen.Weights.targets",
                "buildTransitive/netstandard2.1/MlpGen.props",
                "buildTransitive/netstandard2.1/MlpGen.targets",
                "icon.png",
                "lib/net10.0/MlpGen.dll",
                "lib/net10.0/MlpGen.xml",
                "lib/net8.0/MlpGen.dll",
                "lib/net8.0/MlpGen.xml",
                "lib/netstandard2.1/MlpGen.dll",
                "lib/netstandard2.1/MlpGen.xml",
                "tasks/netstandard2.0/MlpGen.BuildTasks.dll",
                "verification/net10.0/MlpGen.Verification.dll",
                "verification/net10.0/MlpGen.Verification.xml",
                "verification/net8.0/MlpGen.Verification.dll",
                "verification/net8.0/MlpGen.Verification.xml",
            ],
            Files("MlpGen", ".nupkg"));
    }

    [Fact]
    public void MlpGen_Data_holds_its_library_and_documentation_and_nothing_else()
    {
        Assert.Equal(
            [
                "MlpGen.Data.nuspec",
                "README.md",
                "icon.png",
                "lib/net10.0/MlpGen.Data.dll",
                "lib/net10.0/MlpGen.Data.xml",
                "lib/net8.0/MlpGen.Data.dll",
                "lib/net8.0/MlpGen.Data.xml",
                "lib/netstandard2.1/MlpGen.Data.dll",
                "lib/netstandard2.1/MlpGen.Data.xml",
            ],
            Files("MlpGen.Data", ".nupkg"));
    }

    [Fact]
    public void MlpGen_Onnx_holds_its_library_and_documentation_and_nothing_else()
    {
        Assert.Equal(
            [
                "MlpGen.Onnx.nuspec",
                "README.md",
                "icon.png",
                "lib/net10.0/MlpGen.Onnx.dll",
                "lib/net10.0/MlpGen.Onnx.xml",
                "lib/net8.0/MlpGen.Onnx.dll",
                "lib/net8.0/MlpGen.Onnx.xml",
                "lib/netstandard2.1/MlpGen.Onnx.dll",
                "lib/netstandard2.1/MlpGen.Onnx.xml",
            ],
            Files("MlpGen.Onnx", ".nupkg"));
    }

    [Fact]
    public void MlpGen_Tool_holds_its_program_with_all_libraries_and_their_notices_and_nothing_else()
    {
        string[] libraries =
        [
            "Google.Protobuf", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "MlpGen", "MlpGen.Generator", "MlpGen.Onnx", "MlpGen.Tool",
            "Spectre.Console", "Spectre.Console.Ansi", "System.Collections.Immutable", "System.CommandLine", "System.Reflection.Metadata",
        ];
        Assert.Equal(
            ["MlpGen.Tool.nuspec", "README.md", "THIRD-PARTY-NOTICES.md", "icon.png"],
            Files("MlpGen.Tool", ".nupkg").Where(name => !name.StartsWith("tools/")));
        Assert.Equal(
            ["tools/net10.0/any/", "tools/net8.0/any/"],
            Files("MlpGen.Tool", ".nupkg").Where(name => name.StartsWith("tools/")).Select(name => name[..(name.LastIndexOf('/') + 1)]).Distinct());
        foreach (string folder in (string[])["tools/net10.0/any/", "tools/net8.0/any/"])
        {
            string[] program = [.. Files("MlpGen.Tool", ".nupkg").Where(name => name.StartsWith(folder)).Select(name => name[folder.Length..])];
            // Those of the framework are part of .NET 10.
            Assert.Equal(
                libraries.Where(name => folder.Contains("net8.0") || !s_inNet10.Contains(name)).Select(name => $"{name}.dll").Order(StringComparer.Ordinal),
                program.Where(name => name.EndsWith(".dll")));
            Assert.Equal(
                ["DotnetToolSettings.xml", "MlpGen.Tool.deps.json", "MlpGen.Tool.runtimeconfig.json"],
                program.Where(name => !name.EndsWith(".dll") && !name.EndsWith(".pdb")));
        }

        Assert.Empty(Elements("MlpGen.Tool", "dependency"));
    }

    [Theory]
    [InlineData("MlpGen")]
    [InlineData("MlpGen.Data")]
    [InlineData("MlpGen.Onnx")]
    public void Symbols_are_packed_beside(string id)
    {
        Assert.Equal([$"{id}.nuspec", $"lib/net10.0/{id}.pdb", $"lib/net8.0/{id}.pdb", $"lib/netstandard2.1/{id}.pdb"], Files(id, ".snupkg"));
    }

    [Theory]
    [InlineData("MlpGen")]
    [InlineData("MlpGen.Data", "CsvHelper", "MlpGen")]
    [InlineData("MlpGen.Onnx", "Google.Protobuf", "MlpGen")]
    public void Dependencies_are_the_expected_packages(string id, params string[] expected)
    {
        IReadOnlyDictionary<string, string[]> groups = Elements(id, "group").ToDictionary(
            group => group.Attribute("targetFramework")!.Value,
            group => group.Elements().Select(dependency => dependency.Attribute("id")!.Value).Order().ToArray());

        Assert.Equal([".NETStandard2.1", "net10.0", "net8.0"], groups.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(expected, groups[".NETStandard2.1"]);
        Assert.Equal(expected, groups["net8.0"]);
        Assert.Equal(expected, groups["net10.0"]);
    }

    [Theory]
    [InlineData("MlpGen")]
    [InlineData("MlpGen.Data")]
    [InlineData("MlpGen.Onnx")]
    [InlineData("MlpGen.Tool")]
    public void The_package_says_its_licence_and_shows_the_readme(string id)
    {
        Assert.Equal("MIT", Assert.Single(Elements(id, "license")).Value);
        Assert.Equal("README.md", Assert.Single(Elements(id, "readme")).Value);
    }

    /// <summary>Returns the names of the files, except those that every package contains for its own format.</summary>
    private IEnumerable<string> Files(string id, string extension)
    {
        using ZipArchive package = Open(id, extension);
        return package.Entries
            .Select(entry => entry.FullName)
            .Where(name => !name.StartsWith("_rels/") && !name.StartsWith("package/") && name != "[Content_Types].xml")
            .Order(System.StringComparer.Ordinal)
            .ToArray();
    }

    private IEnumerable<XElement> Elements(string id, string name)
    {
        using ZipArchive package = Open(id, ".nupkg");
        using Stream specification = package.GetEntry($"{id}.nuspec")!.Open();
        return XDocument.Load(specification).Descendants().Where(element => element.Name.LocalName == name);
    }

    private ZipArchive Open(string id, string extension) => ZipFile.OpenRead(packages.File(id, extension));
}
