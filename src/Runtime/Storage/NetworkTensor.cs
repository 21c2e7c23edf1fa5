using System;

namespace MlpGen.Storage;

/// <summary>One tensor of a network: what it is called in a file, its shape, and where it lies in the canonical order.</summary>
/// <param name="Name"><c>layers.N.weight</c> or <c>layers.N.bias</c>, N from 0 for the first layer after the inputs.</param>
/// <param name="Shape">[outputs, inputs] for weights, [outputs] for biases.</param>
/// <param name="Start">The first float in the order of <see cref="INetwork.GetParameters"/>.</param>
/// <param name="Length">The number of floats.</param>
internal sealed record NetworkTensor(string Name, long[] Shape, int Start, int Length)
{
    /// <summary>All names that this library gives its tensors begin so.</summary>
    public const string Prefix = "layers.";

    /// <summary>The tensors of a network in canonical order.</summary>
    public static NetworkTensor[] Of(INetwork network)
    {
        ReadOnlySpan<int> sizes = network.LayerSizes;
        var tensors = new NetworkTensor[2 * (sizes.Length - 1)];
        int start = 0;
        for (int layer = 0; layer < sizes.Length - 1; layer++)
        {
            int inputs = sizes[layer];
            int outputs = sizes[layer + 1];
            tensors[2 * layer] = new NetworkTensor($"{Prefix}{layer}.weight", [outputs, inputs], start, inputs * outputs);
            start += inputs * outputs;
            tensors[(2 * layer) + 1] = new NetworkTensor($"{Prefix}{layer}.bias", [outputs], start, outputs);
            start += outputs;
        }

        return tensors;
    }

    /// <summary>The place of a float in the tensor, as <c>[output, input]</c> or <c>[output]</c>.</summary>
    /// <param name="index">Counted from <see cref="Start"/>.</param>
    public string Place(int index) =>
        Shape.Length == 1 ? $"[{index}]" : $"[{index / Shape[1]}, {index % Shape[1]}]";
}
