using System;
using System.Linq;
using MlpGen.Networks.Tests.Corpus;
using Xunit;

namespace MlpGen.Networks.Tests.Harness;

/// <summary>A run that is not deep leaves nothing untested: whatever it skips for one network, it tries with another.</summary>
public sealed class TurnsTests
{
    public static TheoryData<string, int> KernelsAndWidths => new(Turns.All.Select(turn => (turn.Kernel.ToString(), turn.Width)));

    [Theory]
    [MemberData(nameof(KernelsAndWidths))]
    public void Every_kernel_at_every_width_meets_every_activation_and_remainder(string kernel, int width)
    {
        KernelKind kind = Enum.Parse<KernelKind>(kernel);
        NetworkSpec[] computed = [.. NetworkCorpus.All.Where(spec => Turns.Widths(spec, kind).Contains(width))];
        Assert.Equal(Enum.GetValues<Activation>(), computed.SelectMany(spec => spec.Activations).Distinct().Order());
        Assert.Equal(Enumerable.Range(0, 16), computed.SelectMany(spec => spec.Sizes.Skip(1)).Select(size => size % 16).Distinct().Order());
    }

    [Theory]
    [MemberData(nameof(KernelsAndWidths))]
    public void Every_kernel_and_every_width_meet_every_loss(string kernel, int width)
    {
        Loss[] withKernel = [.. NetworkCorpus.All.Where(spec => Turns.Includes(spec, Enum.Parse<KernelKind>(kernel))).Select(spec => spec.Loss)];
        Loss[] atWidth = [.. NetworkCorpus.All.Where(spec => Turns.Kernels(spec).Any(each => Turns.Widths(spec, each).Contains(width))).Select(spec => spec.Loss)];
        Assert.Equal(Enum.GetValues<Loss>(), withKernel.Distinct().Order());
        Assert.Equal(Enum.GetValues<Loss>(), atWidth.Distinct().Order());
    }

    [Theory]
    [MemberData(nameof(KernelsAndWidths))]
    public void Every_kernel_drops_units_at_every_width_and_after_every_activation(string kernel, int width)
    {
        KernelKind kind = Enum.Parse<KernelKind>(kernel);
        NetworkSpec[] computed = [.. DroppingCorpus.All.Where(spec => Turns.Includes(spec, kind))];
        Assert.Contains(computed, spec => Turns.Widths(spec, kind).Contains(width));
        Assert.Equal(
            Enum.GetValues<Activation>().Except([Activation.Softmax]), computed.SelectMany(spec => spec.Activations[..^1]).Distinct().Order());
    }

    [Theory]
    [MemberData(nameof(KernelsAndWidths))]
    public void Every_vector_kernel_is_compared_at_every_width(string kernel, int width)
    {
        KernelKind kind = Enum.Parse<KernelKind>(kernel);
        Assert.Equal(kind != KernelKind.Scalar, NetworkCorpus.All
            .Where(spec => Turns.Includes(spec, kind))
            .Select(spec => Turns.ComparedWidths(spec, kind))
            .Any(widths => widths.Length > 1 && widths.Contains(width)));
    }

    [Fact]
    public void Every_batch_size_up_to_67_occurs() =>
        Assert.Empty(Enumerable.Range(1, 67).Except(NetworkCorpus.All.Where(Turns.Includes).SelectMany(spec => spec.GradientBatches)));

    /// <summary>Theories over the small networks try each kernel, and each output activation with each loss that it allows.</summary>
    [Fact]
    public void Small_networks_meet_every_kernel_and_every_combination_at_the_output()
    {
        NetworkSpec[] computed = [.. Combinations.SmallNetworks.Where(Turns.Includes)];
        Assert.Equal([KernelKind.Scalar, KernelKind.Unrolled, KernelKind.Tiled], computed.SelectMany(Turns.Kernels).Distinct().Order());
        Assert.Equal(
            Enum.GetValues<Activation>().Except([Activation.Softmax]), computed.Select(spec => spec.Activations[0]).Distinct().Order());

        // Some theories need an output layer that follows Tanh.
        NetworkSpec[] behindTanh = [.. computed.Where(spec => spec.Activations[0] == Activation.Tanh)];
        Assert.Empty(Combinations.Outputs.Except(behindTanh.Select(spec => (spec.Activations[^1], spec.Loss))));
        Assert.Empty(Combinations.Further.Except(behindTanh.Select(spec => spec.Activations[^1])));
    }
}
