using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using MlpGen.Generator.Tests.Harness;
using Xunit;

namespace MlpGen.Generator.Tests.Snapshots;

/// <summary>The code that docs/mathematics.md shows next to the formulas is the generated code that computes them.</summary>
public sealed class MathematicsDocumentTests
{
    private static readonly string[] _runtime =
    [
        "src/Runtime/Losses/QuadraticLoss.cs", "src/Runtime/Losses/ErrorSum.cs", "src/Runtime/Losses/SquaredError.cs", "src/Runtime/Numerics/Sigmoid.cs", "src/Runtime/Learning/Rules/SgdRule.cs",
        "src/Runtime/Losses/ErrorSum.Vectors.cs", "src/Runtime/Losses/SquaredError.Vectors.cs", "src/Runtime/Numerics/Sigmoid.Vectors.cs", "src/Runtime/Learning/Rules/SgdRule.Vectors.cs",
    ];

    public static TheoryData<string> Keys => [.. Blocks().Select(block => block.Groups["key"].Value)];

    [Theory]
    [MemberData(nameof(Keys))]
    public void The_block_is_printed_by_the_generator_or_stands_in_the_runtime(string key)
    {
        IEnumerable<string> sources = Directory.EnumerateFiles(Snapshot.Folder, "Xor.*" + Snapshot.Ending)
            .Concat(_runtime.Select(file => RepositoryFiles.Path(file.Split('/'))))
            .Select(File.ReadAllText)
            .ToList();
        string block = Blocks().Single(block => block.Groups["key"].Value == key).Groups["code"].Value;
        Assert.NotEmpty(Lines(block));
        Assert.All(Lines(block), line => Assert.Contains(sources, source => Lines(source).Contains(line)));
    }

    private static IEnumerable<Match> Blocks() => Regex.Matches(
        File.ReadAllText(RepositoryFiles.Path("docs", "mathematics.md")),
        "<!-- generated: (?<key>[^ ]+) -->\n```csharp\n(?<code>.*?)\n```",
        RegexOptions.Singleline);

    private static IEnumerable<string> Lines(string text) => text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 1);
}
