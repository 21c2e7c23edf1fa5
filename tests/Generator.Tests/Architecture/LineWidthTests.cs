using System.Collections.Generic;
using System.IO;
using System.Linq;
using MlpGen.Generator.Tests.Harness;
using Xunit;

namespace MlpGen.Generator.Tests.Architecture;

/// <summary>Lines stay short enough for two files side by side. No build checks <c>max_line_length</c> in .editorconfig.</summary>
public sealed class LineWidthTests
{
    private const int MaxColumns = 140;

    [Theory]
    [InlineData("src/Generator")]
    [InlineData("src/Data")]
    [InlineData("src/Onnx")]
    [InlineData("src/Tool")]
    [InlineData("src/CodeFixes")]
    [InlineData("src/Runtime")]
    [InlineData("src/Verification")]
    [InlineData("src/EveryWidth")]
    public void No_source_line_is_wider_than_140_columns(string folder) =>
        AssertNarrow(RepositoryFiles.Written(folder, "*.cs"));

    /// <summary>Checks the snapshots. User-defined names may make a generated line wider, but those of the snapshots do not.</summary>
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
