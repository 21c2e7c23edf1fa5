using System;
using System.Linq;
using static MlpGen.Text.MessageText;

namespace MlpGen.Storage;

/// <summary>A tensor of a network: its name in a file, its shape, and its position in canonical order.</summary>
/// <param name="Name">The name, such as <c>layers.N.weight</c> or <c>layers.N.bias</c>.</param>
/// <param name="Shape">The shape, [outputs, inputs] for weights, [outputs] for biases.</param>
/// <param name="Start">The index of the first float in the order of <see cref="IInferenceNetwork.GetParameters"/>.</param>
/// <param name="Length">The number of floats.</param>
internal sealed record NetworkTensor(string Name, long[] Shape, int Start, int Length)
{
    /// <summary>
    /// Gets the name for a message: in quotes, unless it is short and plain, because a file may name tensors as it likes.
    /// </summary>
    public string Label =>
        Name.Length <= LongestPlainName && Name.All(letter => letter < 128 && (char.IsLetterOrDigit(letter) || letter is '.' or '_'))
            ? Name
            : Quoted(Name);

    /// <summary>The common prefix of the names of all tensors that this library writes.</summary>
    public const string Prefix = "layers.";

    private const int LongestPlainName = 60;

    /// <summary>Returns the tensors of a network in canonical order.</summary>
    public static NetworkTensor[] TensorsOf(NetworkShape network, TensorNames names)
    {
        int[] sizes = network.LayerSizes;
        var tensors = new NetworkTensor[2 * (sizes.Length - 1)];
        int start = 0;
        for (int layer = 0; layer < sizes.Length - 1; layer++)
        {
            int inputs = sizes[layer];
            int outputs = sizes[layer + 1];
            tensors[2 * layer] = new NetworkTensor($"{names[layer]}.weight", [outputs, inputs], start, inputs * outputs);
            start += inputs * outputs;
            tensors[(2 * layer) + 1] = new NetworkTensor($"{names[layer]}.bias", [outputs], start, outputs);
            start += outputs;
        }

        return tensors;
    }

    /// <summary>Returns the position of a float in the tensor, as <c>[output, input]</c> or <c>[output]</c>.</summary>
    /// <param name="index">The index of the float, relative to <see cref="Start"/>.</param>
    public string Place(int index) =>
        Shape.Length == 1 ? $"[{index}]" : $"[{index / Shape[1]}, {index % Shape[1]}]";
}
