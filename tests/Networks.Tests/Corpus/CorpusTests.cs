using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace MlpGen.Networks.Tests.Corpus;

/// <summary>The corpus covers what its summary promises, so that no network can be removed unnoticed.</summary>
public sealed class CorpusTests
{
    [Fact]
    public void Every_size_up_to_65_occurs_as_input_as_hidden_layer_and_as_output()
    {
        IEnumerable<int> wanted = Enumerable.Range(1, 65);
        Assert.Empty(wanted.Except(NetworkCorpus.All.Select(spec => spec.InputSize)));
        Assert.Empty(wanted.Except(NetworkCorpus.All.Select(spec => spec.OutputSize)));
        Assert.Empty(wanted.Except(NetworkCorpus.All.SelectMany(spec => spec.Sizes[1..^1])));
    }

    [Fact]
    public void There_are_160_networks_with_names_of_their_own()
    {
        Assert.Equal(160, NetworkCorpus.All.Count);
        Assert.Equal(160, NetworkCorpus.All.DistinctBy(spec => spec.Name).Count());
        Assert.Equal(160, Enumerable.Range(0, NetworkCorpus.Chunks).Sum(chunk => NetworkCorpus.Chunk(chunk).Count()));
    }

    [Fact]
    public void Every_activation_and_every_loss_occurs()
    {
        Assert.Equal(Enum.GetValues<Activation>(), NetworkCorpus.All.SelectMany(spec => spec.Activations).Distinct().Order());
        Assert.Equal(Enum.GetValues<Loss>(), NetworkCorpus.All.Select(spec => spec.Loss).Distinct().Order());
    }

    [Fact]
    public void Every_depth_from_1_to_5_and_20_occurs() =>
        Assert.Empty(new[] { 1, 2, 3, 4, 5, 20 }.Except(NetworkCorpus.All.Select(spec => spec.Layers)));

    [Fact]
    public void Every_hidden_activation_meets_every_output_and_loss()
    {
        var met = NetworkCorpus.All.Where(spec => spec.Layers > 1).Select(spec => (spec.Activations[^2], spec.Activations[^1], spec.Loss)).ToHashSet();
        foreach (Activation hidden in Combinations.Hidden)
        {
            foreach ((Activation output, Loss loss) in Combinations.Outputs)
                Assert.Contains((hidden, output, loss), met);
        }
    }

    [Fact]
    public void Every_activation_and_loss_there_is_takes_part()
    {
        Assert.Equal(Enum.GetValues<Activation>(), NetworkCorpus.All.SelectMany(spec => spec.Activations).Distinct().Order());
        Assert.Equal(Enum.GetValues<Loss>(), NetworkCorpus.All.Select(spec => spec.Loss).Distinct().Order());
    }

    [Fact]
    public void Every_size_and_activation_drops_units_with_every_loss()
    {
        (int Size, Activation Activation)[] dropping =
        [
            .. DroppingCorpus.All.SelectMany(spec => Enumerable.Range(0, spec.Layers - 1).Where(layer => spec.Dropout![layer] > 0).Select(layer => (spec.Sizes[layer + 1], spec.Activations[layer]))),
        ];
        Assert.Empty(Enumerable.Range(1, 65).Except(dropping.Select(layer => layer.Size)));
        Assert.Equal(Enum.GetValues<Activation>().Except([Activation.Softmax]), dropping.Select(layer => layer.Activation).Distinct().Order());
        Assert.Equal(Enum.GetValues<Loss>(), DroppingCorpus.All.Select(spec => spec.Loss).Distinct().Order());
    }
}
