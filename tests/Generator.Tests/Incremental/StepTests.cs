using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using MlpGen.Generator.Tests.Harness;
using Xunit;

namespace MlpGen.Generator.Tests.Incremental;

/// <summary>The steps that run again after an edit, checked by their exact reasons.</summary>
public sealed class StepTests
{
    private const string Network = "using MlpGen;\n[Mlp(2, 8, 1)] public sealed partial class Xor { }\n";
    private const string TwoWithWeights = """
        // MlpWeights a.safetensors: 2-8-1
        // MlpWeights b.safetensors: 3-3
        // MlpWeights c.safetensors: 4-4
        using MlpGen;
        [Mlp(2, 8, 1, Weights = "a.safetensors")] public sealed partial class A { }
        [Mlp(3, 3, Weights = "b.safetensors")] public sealed partial class B { }
        """;

    private const string Other = "public static class Other { public static int One() => 1; }\n";

    [Fact]
    public void Another_file_changes_nothing() => Expect(
        Network, Other.Replace("=> 1", "=> 2", System.StringComparison.Ordinal), network: Network, IncrementalStepRunReason.Unchanged, IncrementalStepRunReason.Cached);

    [Fact]
    public void A_comment_changes_nothing() => Expect(
        Network + "// a remark\n", Other, Network, IncrementalStepRunReason.Unchanged, IncrementalStepRunReason.Cached);

    [Fact]
    public void Renaming_another_class_changes_nothing() => Expect(
        Network, Other.Replace("Other", "Another", System.StringComparison.Ordinal), Network, IncrementalStepRunReason.Unchanged, IncrementalStepRunReason.Cached);

    [Fact]
    public void Giving_another_class_a_name_that_generated_code_uses_prints_nothing_again() => Expect(
        Network, Other.Replace("Other", "Guard", System.StringComparison.Ordinal), Network, IncrementalStepRunReason.Unchanged, IncrementalStepRunReason.Cached);

    [Fact]
    public void Options_of_the_compilation_change_nothing()
    {
        CSharpCompilation compilation = TestCompilation.Create(Network, Other);
        ExpectUnchanged(compilation, compilation.WithOptions(compilation.Options.WithOverflowChecks(true).WithOptimizationLevel(OptimizationLevel.Release)));
    }

    [Fact]
    public void A_file_more_or_less_changes_nothing()
    {
        CSharpCompilation compilation = TestCompilation.Create(Network, Other);
        ExpectUnchanged(compilation, compilation.AddSyntaxTrees(TestCompilation.Tree("class Third;", "Third.cs")));
        ExpectUnchanged(compilation, compilation.RemoveSyntaxTrees(compilation.SyntaxTrees[1]));
    }

    [Fact]
    public void Typing_into_a_method_leaves_the_surroundings_as_they_were()
    {
        CSharpCompilation compilation = TestCompilation.Create(Network, Other);
        SyntaxTree other = compilation.SyntaxTrees[1];
        CSharpCompilation edited = compilation.ReplaceSyntaxTree(other, TestCompilation.Tree(Other.Replace("=> 1", "=> 1 +", System.StringComparison.Ordinal), other.FilePath));
        Assert.Equal([IncrementalStepRunReason.Unchanged], new GeneratorRun(compilation).Reasons(edited, TrackingNames.ParseInputs));
    }

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
    public void A_member_that_takes_the_name_of_a_generated_field_plans_and_prints_again() => Expect(
        "using MlpGen;\n[Mlp(2, 8, 1)] public sealed partial class Xor { public int _mlpParameters; }\n", Other, Network, IncrementalStepRunReason.Modified, IncrementalStepRunReason.Modified);

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

    [Fact]
    public void A_changed_weights_file_prints_its_network_again_and_no_other()
    {
        GeneratorRun run = new(TestCompilation.Create(TwoWithWeights));
        AdditionalText changed = WeightsFiles.Digest("a.safetensors", "2-8-1; activations Sigmoid Sigmoid");
        Assert.All(run.Reasons(changed, TrackingNames.Parse), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Unchanged], run.Reasons(changed, TrackingNames.Weights).Order());
        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], run.OutputReasons(changed).Order());
    }

    [Fact]
    public void A_weights_file_that_no_network_names_prints_nothing_again() => Assert.All(
        new GeneratorRun(TestCompilation.Create(TwoWithWeights)).OutputReasons(WeightsFiles.Digest("c.safetensors", "5-5")),
        reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));

    [Fact]
    public void An_equal_digest_changes_nothing() => Assert.All(
        new GeneratorRun(TestCompilation.Create(TwoWithWeights)).Reasons(WeightsFiles.Digest("a.safetensors", "2-8-1"), TrackingNames.Weights),
        reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));

    private static void ExpectUnchanged(CSharpCompilation compilation, CSharpCompilation edited)
    {
        GeneratorRun run = new(compilation);
        Assert.Equal([IncrementalStepRunReason.Unchanged], run.Reasons(edited, TrackingNames.Parse));
        Assert.All(run.OutputReasons(edited), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
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
