using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using MlpGen.Generator.Diagnostics;
using MlpGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace MlpGen.Generator.Tests.Diagnostics;

/// <summary>Every rule has a descriptor, a page, a row in the release notes, a test that breaks it and a test that does not.</summary>
public sealed class RuleCoverageTests
{
    public static TheoryData<string> Ids => [.. Descriptors.All.Select(rule => rule.Id)];

    [Fact]
    public void All_lists_every_descriptor_in_order()
    {
        DiagnosticDescriptor[] declared = [.. typeof(Descriptors)
            .GetFields(BindingFlags.Static | BindingFlags.Public)
            .Select(field => field.GetValue(null))
            .OfType<DiagnosticDescriptor>()
            .OrderBy(rule => rule.Id, StringComparer.Ordinal)];

        Assert.Equal(declared, Descriptors.All);
        Assert.All(declared, rule => Assert.Matches("^MLP[0-9]{3}$", rule.Id));
        Assert.Equal(declared.Length, declared.Select(rule => rule.Id).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Each_rule_has_a_page(string id)
    {
        DiagnosticDescriptor rule = Descriptors.All.Single(rule => rule.Id == id);
        string page = File.ReadAllText(RepositoryFiles.Path("docs", "rules", $"{id}.md"));

        Assert.StartsWith($"# {id}: {rule.Title}\n", page, StringComparison.Ordinal);
        Assert.Contains("## Example", page, StringComparison.Ordinal);
        Assert.Contains("## How to fix it", page, StringComparison.Ordinal);
        Assert.EndsWith($"/docs/rules/{id}.md", rule.HelpLinkUri, StringComparison.Ordinal);
        Assert.Contains(
            $"| [{id}]({id}.md) | {rule.DefaultSeverity} | {rule.Title} |",
            File.ReadAllText(RepositoryFiles.Path("docs", "rules", "README.md")),
            StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Each_rule_has_a_release_row(string id)
    {
        DiagnosticDescriptor rule = Descriptors.All.Single(rule => rule.Id == id);
        string releases = string.Concat(
            RepositoryFiles.Written(Path.Combine("src", "Generator"), "AnalyzerReleases.*.md").Select(File.ReadAllText));

        Assert.Contains($"\n{id} | {rule.Category} | {rule.DefaultSeverity} | ", releases, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Each_rule_is_tested_in_both_directions(string id)
    {
        RuleCase[] cases = [.. RuleCase.All.Where(rule => rule.Id == id)];

        Assert.Contains(cases, rule => rule.Fires && rule.Message is not null);
        Assert.Contains(cases, rule => !rule.Fires);
    }

    [Fact]
    public void Cases_are_told_apart_by_their_names() =>
        Assert.Equal(RuleCase.All.Count, RuleCase.All.Select(rule => rule.ToString()).Distinct().Count());

    /// <summary>
    /// The example on each page breaks its rule, and its corrected version breaks none. Readers open these pages when they are stuck.
    /// </summary>
    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Each_page_shows_code_that_breaks_the_rule_and_code_that_does_not(string id)
    {
        string[] blocks = CodeBlocks.Of("docs", "rules", $"{id}.md");

        Assert.Equal(2, blocks.Length);
        var broken = await Analyze(id, blocks[0]);
        var mended = await Analyze(id, blocks[1]);
        Assert.Equal([id], broken.Select(diagnostic => diagnostic.Id).Distinct());
        Assert.Empty(mended);
    }

    private static Task<ImmutableArray<Diagnostic>> Analyze(string id, string block) =>
        AnalyzerRunner.Analyze(RuleCase.Compile(id, "using MlpGen;\n" + block), TestContext.Current.CancellationToken);
}
