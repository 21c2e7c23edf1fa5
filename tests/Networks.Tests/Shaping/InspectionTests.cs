using System;
using System.Linq;
using MlpGen.Networks.Tests.Contract;
using Xunit;

namespace MlpGen.Networks.Tests.Shaping;

public sealed class InspectionTests
{
    [Fact]
    public void A_view_shows_weights_and_biases_in_canonical_order_as_they_are()
    {
        SmallClassifier network = new(seed: 1);
        LayerView first = network.ViewLayer(1), last = network.ViewLayer(2);
        Assert.Equal((3, 5, Activation.Relu), (first.InputSize, first.OutputSize, first.Activation));
        Assert.Equal((5, 3, Activation.Softmax), (last.InputSize, last.OutputSize, last.Activation));
        network.SetParameters([.. Enumerable.Range(0, SmallClassifier.ParameterCount).Select(i => (float)i)]);
        Assert.Equal((3 * 4) + 1, first.Weight(4, 1));
        Assert.Equal(15 + 2, first.Bias(2));
        Assert.Equal(20 + 5 + 3, last.Weight(1, 3));
        Assert.Equal(20 + 15 + 1, last.Bias(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => first.Weight(5, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => first.Weight(0, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => last.Bias(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => network.ViewLayer(3));
    }

    [Fact]
    public void A_trace_ends_in_what_Forward_returns()
    {
        foreach (INetwork network in new INetwork[] { new SmallClassifier(seed: 1), new SeedNetwork(seed: 2), new DroppingNetwork(seed: 3) })
        {
            float[] input = [.. Enumerable.Range(0, network.InputSize).Select(i => (0.3f * i) - 0.5f)], outputs = new float[network.OutputSize];
            network.Forward(input, outputs);
            float[][] trace = network.TraceActivations(input);
            Assert.Equal(network.LayerSizes.ToArray(), trace.Select(layer => layer.Length));
            Assert.Equal(input, trace[0]);
            for (int j = 0; j < outputs.Length; j++)
                Assert.Equal(outputs[j], trace[^1][j], 1e-5f);
        }

        Assert.Throws<ArgumentException>(() => new SeedNetwork(seed: 1).TraceActivations([1]));
    }

    [Fact]
    public void A_trace_into_memory_of_ones_own_is_the_same_and_allocates_nothing()
    {
        foreach (INetwork network in new INetwork[] { new SmallClassifier(seed: 1), new SeedNetwork(seed: 2), new DroppingNetwork(seed: 3) })
        {
            float[] input = [.. Enumerable.Range(0, network.InputSize).Select(i => (0.3f * i) - 0.5f)], trace = new float[network.LayerSizes.ToArray().Sum()];
            network.TraceActivations(input, trace);
            Assert.Equal(network.TraceActivations(input).SelectMany(layer => layer), trace);

            // A collection that other tests cause may add to this thread's count once.
            long[] allocated = new long[9];
            for (int i = 0; i < allocated.Length; i++)
            {
                network.TraceActivations(input, trace);
                allocated[i] = GC.GetAllocatedBytesForCurrentThread();
            }

            Assert.Equal(0, Enumerable.Range(1, 8).Select(i => allocated[i] - allocated[i - 1]).Order().ElementAt(4));
            Assert.Throws<ArgumentException>("activations", () => network.TraceActivations(input, trace.AsSpan(1)));
            Assert.Throws<ArgumentException>("input", () => network.TraceActivations(input.AsSpan(1), trace));
        }
    }

    [Fact]
    public void Weights_and_biases_can_be_copied_whole()
    {
        SmallClassifier network = new(seed: 1);
        network.SetParameters([.. Enumerable.Range(0, SmallClassifier.ParameterCount).Select(i => (float)i)]);
        float[] weights = new float[15], biases = new float[3];
        network.ViewLayer(2).CopyWeights(weights);
        network.ViewLayer(2).CopyBiases(biases);
        Assert.Equal(Enumerable.Range(20, 15).Select(i => (float)i), weights);
        Assert.Equal([35f, 36f, 37f], biases);
        Assert.Throws<ArgumentException>("destination", () => network.ViewLayer(1).CopyWeights(new float[14]));
        Assert.Throws<ArgumentException>("destination", () => network.ViewLayer(1).CopyBiases(new float[4]));
    }
}
