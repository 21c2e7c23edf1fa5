using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using MlpGen.CodeFixes.Tests.Harness;
using MlpGen.Generator;
using MlpGen.Generator.Diagnostics;
using MlpGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit;

namespace MlpGen.CodeFixes.Tests;

/// <summary>The content of the two assemblies that compilers, IDEs and readers see.</summary>
public sealed class AssemblyTests
{
    public static TheoryData<string> Ids => [.. Descriptors.All.Select(rule => rule.Id)];

    /// <summary>
    /// Checks the references of both assemblies. The command-line compiler has no workspaces, and neither assembly may need a reference
    /// that its host lacks or has in another version. Roslyn brings System.Memory itself.
    /// </summary>
    [Theory]
    [InlineData(typeof(MlpAnalyzer))]
    [InlineData(typeof(FixProvider), "Microsoft.CodeAnalysis.Workspaces")]
    public void References_are_those_of_the_host(Type type, params string[] more) => Assert.Subset(
        new HashSet<string>(["netstandard", "System.Collections.Immutable", "System.Memory", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", .. more]),
        type.Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!).ToHashSet());

    [Fact]
    public void Every_fix_is_exported_for_CSharp()
    {
        Assert.NotEmpty(LightBulb.Providers);
        Assert.All(LightBulb.Providers, provider =>
        {
            ExportCodeFixProviderAttribute export = provider.GetType().GetCustomAttribute<ExportCodeFixProviderAttribute>()!;
            Assert.Equal([LanguageNames.CSharp], export.Languages);
            Assert.Equal(provider.GetType().Name, export.Name);
        });
    }

    [Fact]
    public void Fixes_are_for_rules_that_exist_and_each_has_one_provider()
    {
        string[] fixable = [.. LightBulb.Providers.SelectMany(provider => provider.FixableDiagnosticIds)];

        Assert.Equal(fixable.Distinct(), fixable);
        Assert.Subset(Descriptors.All.Select(rule => rule.Id).ToHashSet(), fixable.ToHashSet());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_and_table_say_which_rules_have_a_fix(string id)
    {
        string page = File.ReadAllText(RepositoryFiles.Path("docs", "rules", $"{id}.md"));
        string row = File.ReadLines(RepositoryFiles.Path("docs", "rules", "README.md")).Single(line => line.StartsWith($"| [{id}]", StringComparison.Ordinal));

        Assert.Equal(LightBulb.Mends(id), page.Contains("An automatic fix ", StringComparison.Ordinal));
        Assert.Equal(LightBulb.Mends(id), row.EndsWith("| yes |", StringComparison.Ordinal));
    }
}
