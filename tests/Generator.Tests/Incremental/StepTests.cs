using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using MlpGen.Generator.Tests.Harness;
using Xunit;

namespace MlpGen.Generator.Tests.Incremental;

/// <summary>What runs again after an edit, by the exact reasons of the steps.</summary>
public sealed class StepTests
{
    private const string Network = "using MlpGen;\n[Mlp(2, 8, 1)] public sealed partial class Xor { }\n";
    private const string Other = "public static class Other { public static int One() => 1; }\n";

    [Fact]
    public void Another_file_changes_nothing() => Expect(
        Network, Other.Replace("=> 1", "=> 2", System.StringComparison.Ordinal), network: Network, IncrementalStepRunReason.Unchanged, IncrementalStepRunReason.Cached);

    [Fact]
    public void A_comment_changes_nothing() => Expect(
        Network + "// a remark\n", Other, Network, IncrementalStepRunReason.Unchanged, IncrementalStepRunReason.Cached);

    [Fact]
    public void Moving_the_class_changes_nothing() => Expect(
        "using MlpGen;\n\n\npublic class Before { }\n\n[Mlp(2, 8, 1)] public sealed partial class Xor { }\n", Other, Network, IncrementalStepRunReason.Unchanged, IncrementalStepRunReason.Cached);

    [Fact]
    public void A_member_of_the_users_changes_nothing() => Expect(
        "using MlpGen;\n[Mlp(2, 8, 1)] public sealed partial class Xor { public int Wins; }\n", Other, Network, IncrementalStepRunReason.Unchanged, IncrementalStepRunReason.Cached);

    [Fact]
    public void Another_size_plans_and_prints_again() => Expect(
        Network.Replace("8", "9", System.StringComparison.Ordinal), Other, Network, IncrementalStepRunReason.Modified, IncrementalStepRunReason.Modified);

    [Fact]
    public void A_member_that_takes_a_helpers_name_plans_and_prints_again() => Expect(
        "using MlpGen;\n[Mlp(2, 8, 1)] public sealed partial class Xor { public int Kernels; }\n", Other, Network, IncrementalStepRunReason.Modified, IncrementalStepRunReason.Modified);

    [Fact]
    public void One_of_two_networks_leaves_the_other_alone()
    {
        const string Two = "using MlpGen;\n[Mlp(2, 8, 1)] public sealed partial class A { }\n[Mlp(3, 3)] public sealed partial class B { }\n";
        GeneratorRun run = new(TestCompilation.Create(Two));
        Compilation changed = TestCompilation.Create(Two.Replace("3, 3", "3, 4", System.StringComparison.Ordinal));
        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], run.Reasons(changed, TrackingNames.Plan).Order());
    }

    [Fact]
    public void A_build_property_plans_again()
    {
        CSharpCompilation compilation = TestCompilation.Create(Network);
        string policy = new GeneratorRun(compilation).Text("Passes.g.cs");
        string forced = new GeneratorRun(compilation, ("MlpGenKernel", "Scalar")).Text("Passes.g.cs");
        Assert.NotEqual(policy, forced);
    }

    private static void Expect(string editedNetwork, string editedOther, string network, IncrementalStepRunReason parsed, IncrementalStepRunReason planned)
    {
        CSharpCompilation compilation = TestCompilation.Create(network, Other);
        GeneratorRun run = new(compilation);
        SyntaxTree[] trees = [.. compilation.SyntaxTrees];
        CSharpCompilation edited = compilation
            .ReplaceSyntaxTree(trees[0], editedNetwork == network ? trees[0] : TestCompilation.Tree(editedNetwork, trees[0].FilePath))
            .ReplaceSyntaxTree(trees[1], editedOther == Other ? trees[1] : TestCompilation.Tree(editedOther, trees[1].FilePath));

        IReadOnlyList<IncrementalStepRunReason> reasons = run.Reasons(edited, TrackingNames.Parse);
        Assert.Equal([parsed], reasons);
        Assert.Equal([planned], run.Reasons(edited, TrackingNames.Plan));
        Assert.All(run.OutputReasons(edited), reason => Assert.Equal(planned, reason));
    }
}
