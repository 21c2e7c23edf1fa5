using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace MlpGen.Package.Tests;

/// <summary>The repository's README.md, which the packages contain with absolute URLs in place of relative links.</summary>
internal static partial class Readme
{
    public static string Text { get; } = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));

    /// <summary>The program that a newcomer copies, which is the first block of C#.</summary>
    public static string Example => CodeBlock().Match(Text).Groups["code"].Value;

    /// <summary>The commands of step 1, in order and without comments.</summary>
    public static IEnumerable<string> Step1 => ShellBlock().Match(From("## Use it")).Groups["code"].Value
        .Split('\n')
        .Select(line => line.Split(" #")[0].Trim())
        .Where(command => command.Length > 0);

    /// <summary>The commands of the alternative start from a template.</summary>
    public static IEnumerable<string> OtherWay => InlineCommand().Matches(From("Or begin with").Split("\n")[0])
        .Select(match => match.Groups["command"].Value);

    private static string From(string words) => Text[Text.IndexOf(words, StringComparison.Ordinal)..];

    [GeneratedRegex("`(?<command>dotnet [^`]+)`")]
    private static partial Regex InlineCommand();

    [GeneratedRegex("^```csharp\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex("^ *```sh\n(?<code>.*?)^ *```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex ShellBlock();
}
