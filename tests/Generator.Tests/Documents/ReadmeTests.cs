using System;
using System.IO;
using System.Text.RegularExpressions;
using MlpGen.Generator.Tests.Harness;
using Xunit;

namespace MlpGen.Generator.Tests.Documents;

/// <summary>The README folds away what the generator makes of its example. Accepting snapshots accepts that too.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string _path = RepositoryFiles.Path("README.md");

    [Fact]
    public void The_folded_file_is_what_the_example_generates()
    {
        string readme = File.ReadAllText(_path);
        string generated = new GeneratorRun(TestCompilation.Create(Code().Match(readme).Groups["code"].Value)).Text("Kernels256.g.cs");
        Group folded = Code().Match(readme, readme.IndexOf("<details>", StringComparison.Ordinal)).Groups["code"];
        if (Environment.GetEnvironmentVariable("MLPGEN_ACCEPT_SNAPSHOTS") == "1")
            File.WriteAllText(_path, readme[..folded.Index] + generated + readme[(folded.Index + folded.Length)..]);
        else
            Assert.Equal(generated, folded.Value);
    }

    [GeneratedRegex("^```csharp\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Code();
}
