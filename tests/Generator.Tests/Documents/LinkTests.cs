using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using MlpGen.Generator.Tests.Harness;
using Xunit;

namespace MlpGen.Generator.Tests.Documents;

/// <summary>The links of the documents: those that do not leave the repository lead to a file of it.</summary>
public sealed partial class LinkTests
{
    [Fact]
    public void Every_relative_link_leads_to_a_file()
    {
        string[] documents = [RepositoryFiles.Path("README.md"), RepositoryFiles.Path("CONTRIBUTING.md"), RepositoryFiles.Path("CHANGELOG.md"), .. RepositoryFiles.Written("docs", "*.md")];
        (string Document, string Link)[] links = [.. from document in documents from link in RelativeLinks(File.ReadAllText(document)) select (document, link)];
        Assert.True(links.Length > 50);
        Assert.Empty(links.Where(pair => !Leads(pair.Document, pair.Link)).Select(pair => $"{Path.GetRelativePath(RepositoryFiles.Root, pair.Document)}: {pair.Link}"));
    }

    [Fact]
    public void Links_are_found_in_prose_and_not_in_code()
    {
        const string Document = """
            See [a](a.md), ![a picture](folder/b.svg), [its part](c.md#part), [here](#there) and [elsewhere](https://example.org/d.md), `x[0](y)`.

            ```csharp
            s_table[1](argument);
            ```

            [e](e.md "a title")
            """;
        Assert.Equal(["a.md", "folder/b.svg", "c.md", "e.md"], RelativeLinks(Document));
    }

    private static bool Leads(string document, string link)
    {
        string path = Path.Combine(Path.GetDirectoryName(document)!, Uri.UnescapeDataString(link));
        return File.Exists(path) || Directory.Exists(path);
    }

    /// <summary>Without their fragments.</summary>
    private static IEnumerable<string> RelativeLinks(string document) => Links().Matches(Code().Replace(document, ""))
        .Select(match => match.Groups["target"].Value)
        .Where(target => !target.Contains(':', StringComparison.Ordinal))
        .Select(target => target.Split('#')[0])
        .Where(path => path.Length > 0);

    [GeneratedRegex("^```.*?^```|`[^`\n]*`", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Code();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)(\s+""[^""]*"")?\)")]
    private static partial Regex Links();
}
