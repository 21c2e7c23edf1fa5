using System.Linq;
using MlpGen.Generator.Lowering;
using MlpGen.Generator.Memory;
using MlpGen.Generator.Model;
using MlpGen.Generator.Parsing;
using MlpGen.Generator.Tests.Harness;
using MlpGen.Layout;
using Xunit;

namespace MlpGen.Generator.Tests.Lowering;

/// <summary>The decisions in the plan, which are the same each time.</summary>
public sealed class LowererTests
{
    private static readonly GenerationOptions _policy = new(null, WidthSwitch: false, SelfChecks: false, VectorWidths.All);

    [Fact]
    public void The_same_model_gives_an_equal_plan() => Assert.Equal(Plan("[Mlp(16, 32, 32, 4)]"), Plan("[Mlp(16, 32, 32, 4)]"));

    [Theory]
    [InlineData("[Mlp(2, 8, 1)]", "Unrolled Unrolled")]
    [InlineData("[Mlp(16, 16, 4)]", "Tiled Unrolled")]
    [InlineData("[Mlp(64, 32, 10)]", "Tiled Tiled")]
    [InlineData("[Mlp(784, 128, 2)]", "Tiled Tiled")]
    [InlineData("[Mlp(100, 100, 1, 1)]", "Tiled Tiled Unrolled")]
    public void The_policy_prints_small_layers_in_full(string attribute, string kinds) =>
        Assert.Equal(kinds, string.Join(" ", Plan(attribute).Layers.Select(layer => layer.Kind)));

    [Fact]
    public void Layers_of_the_same_shape_share_their_kernels()
    {
        NetworkPlan plan = Plan($"[Mlp({string.Join(", ", Enumerable.Repeat(64, 21))})]");
        Assert.Single(plan.Layers.Skip(1).Select(layer => layer.Gradient).Distinct());
        Assert.Single(plan.Layers.Select(layer => layer.Forward).Distinct());
        Assert.Equal("Layer1Forward", plan.Last.Forward.Name);
    }

    [Fact]
    public void Unrolling_is_refused_where_a_method_would_grow_too_large()
    {
        NetworkPlan plan = Lowerer.Lower(Parse.Model("using MlpGen; [Mlp(512, 512)] partial class Net { }"), new GenerationOptions("Unrolled", WidthSwitch: false, SelfChecks: false, VectorWidths.All), TestContext.Current.CancellationToken);
        Assert.Equal(KernelKind.Tiled, plan.First.Kind);
        Assert.Contains("limits", plan.First.Reason, System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[Mlp(2, 8, 1)]")]
    [InlineData("[Mlp(784, 128, 10)]")]
    [InlineData("[Mlp(256, 512, 512, 256)]")]
    [InlineData("[Mlp(5, 7, 11, 13, 3)]")]
    public void Scratch_regions_lie_on_cache_lines_and_apart(string attribute)
    {
        NetworkPlan plan = Plan(attribute);
        TrainingScratch scratch = plan.Memory.Training;
        int rows = plan.Memory.BlockRows;
        (int Start, int Length)[] regions =
        [
            .. plan.Layers.Select(layer => (scratch.Activations[layer.Number - 1], rows * layer.Stride)),
            .. plan.Layers.Select(layer => (scratch.Deltas[layer.Number - 1], rows * layer.Stride)),
            .. plan.Layers.Select(layer => (scratch.Transposed[layer.Number - 1], layer.Outputs * Panels.PaddedOutputs(layer.Inputs))),
        ];
        int end = 0;
        foreach ((int start, int length) in regions.Order())
        {
            Assert.Equal(0, start % 16);
            Assert.True(start >= end);
            end = start + length;
        }

        Assert.True(end <= scratch.Length);
    }

    [Theory]
    [InlineData(1, 4)]
    [InlineData(5, 8)]
    [InlineData(10, 16)]
    [InlineData(64, 64)]
    [InlineData(256, 272)]
    [InlineData(512, 528)]
    [InlineData(528, 528)]
    public void Strides_are_whole_vectors_and_never_whole_kibibytes(int units, int stride) => Assert.Equal(stride, RowLayout.Stride(units));

    [Fact]
    public void A_row_of_a_small_network_runs_on_the_stack_and_of_a_wide_one_does_not()
    {
        Assert.True(Plan("[Mlp(64, 32, 10)]").Memory.RowOnStack);
        Assert.False(Plan("[Mlp(64, 600, 10)]").Memory.RowOnStack);
    }

    private static NetworkPlan Plan(string attribute) => Lowerer.Lower(Parse.Model($"using MlpGen; {attribute} partial class Net {{ }}"), _policy, TestContext.Current.CancellationToken);
}
