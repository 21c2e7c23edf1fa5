using System.Collections.Generic;
using System.IO;
using System.Linq;
using MlpGen.Generator.Tests.Harness;
using Xunit;

namespace MlpGen.Generator.Tests.Architecture;

/// <summary>A line fits a screen beside another file: <c>max_line_length</c> of .editorconfig, which no build checks.</summary>
public sealed class LineWidthTests
{
    private const int MaxColumns = 140;

    [Theory]
    [InlineData("src/Generator")]
    [InlineData("src/Data")]
    [InlineData("src/CodeFixes")]
    [InlineData("src/Runtime")]
    [InlineData("src/Verification")]
    [InlineData("src/EveryWidth")]
    public void No_source_line_is_wider_than_140_columns(string folder) =>
        AssertNarrow(RepositoryFiles.Written(folder, "*.cs"));

    /// <summary>Names of the user's may make a line wider; those of the snapshots do not.</summary>
    [Fact]
    public void No_generated_line_is_wider_than_140_columns() =>
        AssertNarrow(Directory.EnumerateFiles(Snapshot.Folder, "*" + Snapshot.Ending));

    private static void AssertNarrow(IEnumerable<string> files)
    {
        string[] all = [.. files];
        Assert.NotEmpty(all);
        IEnumerable<string> wide = all.SelectMany(file => File.ReadLines(file)
            .Select((line, index) => (Line: line, Place: $"{Path.GetRelativePath(RepositoryFiles.Root, file)}:{index + 1}"))
            .Where(found => found.Line.Length > MaxColumns)
            .Select(found => found.Place));
        Assert.Equal([], wide);
    }
}
