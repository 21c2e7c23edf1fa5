using System.IO;
using System.Text.RegularExpressions;

namespace MlpGen.Package.Tests;

/// <summary>The repository's README.md, which is the packages' too.</summary>
internal static partial class Readme
{
    public static string Text { get; } = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));

    /// <summary>The program that a newcomer copies: the first block of C#.</summary>
    public static string Example => CodeBlock().Match(Text).Groups["code"].Value;

    [GeneratedRegex("^```csharp\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
