using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using MlpGen.Generator.Lowering;
using MlpGen.Generator.Tests.Harness;
using Xunit;

namespace MlpGen.Generator.Tests.Architecture;

/// <summary>
/// Lowering decides and emission prints. Emission sees the plan, made of records and enums, and none of the code that builds it.
/// </summary>
public sealed class DecisionTests
{
    [Theory]
    [InlineData(nameof(KernelPolicy))]
    [InlineData(nameof(ColumnRuns))]
    [InlineData(nameof(Tiles))]
    [InlineData(nameof(MethodBudget))]
    [InlineData(nameof(WidthPlanner))]
    public void What_chooses_is_no_part_of_the_plan(string type) => Assert.Contains(type, Deciders());

    [Fact]
    public void Emission_names_nothing_that_chooses()
    {
        HashSet<string> deciders = [.. Deciders()];
        Assert.Empty(
            from file in Files("Emission")
            from name in Names(file)
            where deciders.Contains(name)
            select $"{Path.GetFileName(file)} names {name}");
    }

    [Fact]
    public void Lowering_names_nothing_that_prints() => Assert.DoesNotContain(
        Files("Lowering"), file => Names(file).Any(name => name is "Emission" or "Writing"));

    [Fact]
    public void Names_are_found_in_code_and_not_in_comments()
    {
        string policy = RepositoryFiles.Path("src", "Generator", "Lowering", "WidthPlanner.cs");
        Assert.Contains(nameof(ColumnRuns), Names(policy));
        Assert.DoesNotContain("Padding", Names(policy));
    }

    private static IEnumerable<string> Deciders() => typeof(NetworkPlan).Assembly.GetTypes()
        .Where(type => type.Namespace == typeof(NetworkPlan).Namespace && !type.IsNested && !type.IsEnum && !IsRecord(type))
        .Select(type => type.Name);

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$", BindingFlags.Instance | BindingFlags.Public) is not null;

    private static IEnumerable<string> Files(string folder) => RepositoryFiles.Written(Path.Combine("src", "Generator", folder), "*.cs");

    private static IEnumerable<string> Names(string file) =>
        from token in CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot().DescendantTokens()
        where token.IsKind(SyntaxKind.IdentifierToken)
        select token.ValueText;
}
