using System;
using System.IO;
using System.Linq;
using MlpGen.Generator.Tests.Harness;
using Xunit;

namespace MlpGen.Generator.Tests.Architecture;

public sealed class FileSizeTests
{
    private const int MaxLines = 300;

    /// <summary>Checks every file written by hand. A longer file should be split in two.</summary>
    [Fact]
    public void No_source_file_is_longer_than_300_lines()
    {
        string[] sources = [.. RepositoryFiles.Written("", "*.cs").Where(file => !file.EndsWith(".verified.cs", StringComparison.Ordinal))];
        Assert.Contains(sources, file => Path.GetFileName(file) == $"{nameof(FileSizeTests)}.cs");

        Assert.DoesNotContain(
            sources.Select(file => (Lines: File.ReadLines(file).Count(), File: Path.GetRelativePath(RepositoryFiles.Root, file))),
            file => file.Lines > MaxLines);
    }
}
