using System;
using System.Linq;
using MlpGen.Networks.Tests.Corpus;
using Xunit;

namespace MlpGen.Networks.Tests.Harness;

/// <summary>What a run that is not deep leaves out is met by another network.</summary>
public sealed class TurnsTests
{
    private static readonly NetworkSpec[] s_specs = [.. KernelNetworks.All.Where(spec => !spec.IsHuge)];

    public static TheoryData<string, int> KernelsAndWidths => new(Turns.All.Select(turn => (turn.Kernel.ToString(), turn.Width)));

    [Theory]
    [MemberData(nameof(KernelsAndWidths))]
    public void Every_kernel_at_every_width_meets_every_activation_and_loss(string kernel, int width)
    {
        KernelKind kind = Enum.Parse<KernelKind>(kernel);
        NetworkSpec[] computed = [.. s_specs.Where(spec => Turns.Includes(spec, kind) && Turns.Widths(spec, kind).Contains(width))];
        Assert.Equal(Enum.GetValues<Activation>(), computed.SelectMany(spec => spec.Activations).Distinct().Order());
        Assert.Equal(Enum.GetValues<Loss>(), computed.Select(spec => spec.Loss).Distinct().Order());
        Assert.Equal(Enumerable.Range(0, 16), computed.SelectMany(spec => spec.Sizes.Skip(1)).Select(size => size % 16).Distinct().Order());
    }

    [Fact]
    public void Every_network_is_computed_by_a_kernel_and_compared_at_two_widths_where_it_has_some() => Assert.All(s_specs, spec =>
    {
        Assert.NotEmpty(Turns.Kernels(spec));
        Assert.All(Turns.Kernels(spec), kernel =>
        {
            Assert.NotEmpty(Turns.Widths(spec, kernel));
            Assert.Equal(kernel != KernelKind.Scalar, Turns.ComparedWidths(spec, kernel).Distinct().Count() > 1);
        });
    });

    [Fact]
    public void Every_batch_size_up_to_67_occurs() =>
        Assert.Empty(Enumerable.Range(1, 67).Except(s_specs.SelectMany(spec => spec.GradientBatches)));

    /// <summary>Theories over the small networks try each kernel more than a few times.</summary>
    [Fact]
    public void Small_networks_meet_every_kernel()
    {
        var pairs = Combinations.SmallNetworks.SelectMany(spec => Turns.Kernels(spec).Select(kernel => (Spec: spec, Kernel: kernel))).ToArray();
        Assert.Equal([KernelKind.Scalar, KernelKind.Unrolled, KernelKind.Tiled], pairs.Select(pair => pair.Kernel).Distinct().Order());
        Assert.All(pairs.GroupBy(pair => pair.Kernel), group => Assert.True(group.Count() >= 8, $"{group.Key} computes {group.Count()} small networks."));
    }
}
