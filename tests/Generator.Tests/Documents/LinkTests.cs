using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using MlpGen.Generator.Tests.Harness;
using Xunit;

namespace MlpGen.Generator.Tests.Documents;

/// <summary>The links in the documents. A link within the repository leads to an existing file and heading.</summary>
public sealed partial class LinkTests
{
    private static readonly string[] s_documents = [.. RepositoryFiles.Written("", "*.md").Where(file => !file.Contains($"{Path.DirectorySeparatorChar}packages{Path.DirectorySeparatorChar}"))];

    [Fact]
    public void Every_relative_link_leads_to_a_file()
    {
        (string Document, string Link)[] links = [.. from document in s_documents from link in RelativeLinks(File.ReadAllText(document)) select (document, link)];
        Assert.True(links.Length > 50);
        Assert.Empty(links.Where(pair => !Leads(pair.Document, pair.Link)).Select(pair => $"{Path.GetRelativePath(RepositoryFiles.Root, pair.Document)}: {pair.Link}"));
    }

    [Fact]
    public void Every_fragment_is_a_heading()
    {
        IEnumerable<string> wrong =
            from document in s_documents
            from target in Targets(File.ReadAllText(document))
            where !target.Contains(':', StringComparison.Ordinal) && target.Contains('#', StringComparison.Ordinal)
            let path = target.Split('#')[0]
            let file = path.Length == 0 ? document : Path.Combine(Path.GetDirectoryName(document)!, path)
            where File.Exists(file) && file.EndsWith(".md", StringComparison.Ordinal)
            where !Anchors(File.ReadAllText(file)).Contains(target.Split('#')[1])
            select $"{Path.GetRelativePath(RepositoryFiles.Root, document)}: {target}";
        Assert.Empty(wrong);
    }

    /// <summary>Checks the form of these links only, because tests access no other site.</summary>
    [Fact]
    public void Every_link_to_another_site_is_a_complete_https_address() => Assert.Empty(
        from document in s_documents
        from target in Targets(File.ReadAllText(document))
        where target.Contains(':', StringComparison.Ordinal)
        where !Uri.TryCreate(target, UriKind.Absolute, out Uri? uri) || uri.Scheme != Uri.UriSchemeHttps || !uri.Host.Contains('.', StringComparison.Ordinal)
        select $"{Path.GetRelativePath(RepositoryFiles.Root, document)}: {target}");

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

    [Fact]
    public void Headings_are_anchors_as_on_GitHub() => Assert.Equal(
        ["a-title", "11-graph", "what-mlpgen-does-and-why"],
        Anchors("# A title\n```sh\n# not this\n```\n## 1.1 Graph\n### What `MlpGen` does, and why\n"));

    private static bool Leads(string document, string link)
    {
        string path = Path.Combine(Path.GetDirectoryName(document)!, Uri.UnescapeDataString(link));
        return File.Exists(path) || Directory.Exists(path);
    }

    /// <summary>Returns the relative links without their fragments.</summary>
    private static IEnumerable<string> RelativeLinks(string document) => Targets(document)
        .Where(target => !target.Contains(':', StringComparison.Ordinal))
        .Select(target => target.Split('#')[0])
        .Where(path => path.Length > 0);

    private static IEnumerable<string> Targets(string document) => Links().Matches(Code().Replace(document, "")).Select(match => match.Groups["target"].Value);

    private static IEnumerable<string> Anchors(string document) => Headings().Matches(Block().Replace(document, ""))
        .Select(match => NotInAnchors().Replace(match.Groups["text"].Value.ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex("^#+ (?<text>.*)$", RegexOptions.Multiline)]
    private static partial Regex Headings();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchors();

    [GeneratedRegex("^```.*?^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();

    [GeneratedRegex("^```.*?^```|`[^`\n]*`", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Code();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)(\s+""[^""]*"")?\)")]
    private static partial Regex Links();
}
