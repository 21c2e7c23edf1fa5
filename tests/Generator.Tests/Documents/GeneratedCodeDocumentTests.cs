using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using MlpGen.Generator.Tests.Harness;
using Xunit;

namespace MlpGen.Generator.Tests.Documents;

/// <summary>
/// The tour in docs/generated-code.md and the end of README.md show generated code. The comment above each block names a snapshot. Each
/// piece of the block, up to <c>// …</c>, is in that snapshot, from its first line to its last. Accepting snapshots updates the lines
/// between them.
/// </summary>
public sealed partial class GeneratedCodeDocumentTests
{
    private const string Elision = "// …";

    [Theory]
    [InlineData("README.md", 1)]
    [InlineData("docs/generated-code.md", 10)]
    public void Every_excerpt_is_what_is_generated(string name, int excerpts)
    {
        string path = RepositoryFiles.Path(name), document = File.ReadAllText(path);
        Assert.True(Blocks().Count(document) >= excerpts);
        string current = Blocks().Replace(document, block => $"{block.Groups["head"].Value}{UpToDate(block.Groups["snapshot"].Value, block.Groups["code"].Value)}```");
        if (Environment.GetEnvironmentVariable("MLPGEN_ACCEPT_SNAPSHOTS") == "1")
            File.WriteAllText(path, current);
        else
            Assert.Equal(current, document);
    }

    [Fact]
    public void A_line_that_differs_is_found()
    {
        const string Code = "ref float scratch = ref Scratch.Align(stackalloc float[63]);\n";
        Assert.ThrowsAny<Exception>(() => UpToDate("Digits.Passes", Code));
        string[] lines = ["internal static int Classify(ref float parameters, ref float input)", "{", "    something else", "}"];
        Assert.DoesNotContain("something else", UpToDate("Digits.Passes", string.Join('\n', lines) + "\n"), StringComparison.Ordinal);
    }

    private static string UpToDate(string snapshot, string code)
    {
        string[] source = File.ReadAllLines(Path.Combine(Snapshot.Folder, snapshot + Snapshot.Ending));
        List<string> result = [];
        foreach (string[] piece in Pieces(code))
            result.AddRange(piece[0].Trim() == Elision ? piece : Find(source, piece[0], piece[^1], snapshot));
        return string.Concat(result.Select(line => line + "\n"));
    }

    /// <summary>Returns the lines from the first to the next one that matches the last at the same indentation.</summary>
    private static IEnumerable<string> Find(string[] source, string first, string last, string snapshot)
    {
        int start = Array.FindIndex(source, line => line.Trim() == first.Trim());
        Assert.True(start >= 0, $"{snapshot} does not contain the line '{first.Trim()}'.");
        int indentation = Indentation(source[start]);
        int lastIndentation = indentation + Indentation(last) - Indentation(first);
        int end = Array.FindIndex(source, start, line => line.Trim() == last.Trim() && Indentation(line) == lastIndentation);
        Assert.True(end >= 0, $"{snapshot} does not contain the line '{last.Trim()}' after '{first.Trim()}'.");
        string before = new(' ', Indentation(first));
        return source[start..(end + 1)].Select(line => line.Length == 0 ? line : before + line[Math.Min(indentation, Indentation(line))..]);
    }

    private static int Indentation(string line) => line.Length - line.TrimStart().Length;

    private static IEnumerable<string[]> Pieces(string code)
    {
        List<string> piece = [];
        foreach (string line in code.TrimEnd('\n').Split('\n'))
        {
            if (line.Trim() != Elision)
            {
                piece.Add(line);
                continue;
            }

            if (piece.Count > 0)
                yield return [.. piece];
            piece.Clear();
            yield return [line];
        }

        if (piece.Count > 0)
            yield return [.. piece];
    }

    [GeneratedRegex("(?<head><!-- generated: (?<snapshot>[^ ]+) -->\n```csharp\n)(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
