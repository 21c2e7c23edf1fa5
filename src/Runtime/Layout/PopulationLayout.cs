using MlpGen.CompilerServices;
using MlpGen.Numerics;

namespace MlpGen.Layout;

/// <summary>
/// Where the parameters of a population lie. Sixteen agents are a group, and the same parameter of all sixteen is a cache line, so that vectors run over agents.
/// Within a group layers follow each other; outputs stand in blocks of four, the last of what is left, and a block has its biases first and then, input by
/// input, the weights of its outputs: the order in which the generated kernels read them, each once.
/// </summary>
internal sealed class PopulationLayout
{
    /// <summary>The agents of a group; the generator's <c>AgentsKernel</c> has the same.</summary>
    public const int Lanes = 16;

    /// <summary>The outputs of a block; the generator's <c>AgentsKernel</c> has the same.</summary>
    public const int Block = 4;

    private readonly int[] _lines;

    /// <summary>Lays out the layers of a network.</summary>
    public PopulationLayout(NetworkDescription network)
    {
        ParameterCount = network.ParameterCount;
        _lines = new int[ParameterCount];
        int first = 0;
        foreach (LayerDescription layer in network.Layers)
        {
            int weights = layer.Inputs * layer.Outputs;
            for (int i = 0; i < weights + layer.Outputs; i++)
            {
                (int output, int input) = i < weights ? (i / layer.Inputs, i % layer.Inputs) : (i - weights, -1);
                _lines[first + i] = first + Line(layer, output, input);
            }

            first += weights + layer.Outputs;
        }
    }

    /// <summary>The parameters of one agent.</summary>
    public int ParameterCount { get; }

    /// <summary>The floats of a group.</summary>
    public long GroupLength => (long)ParameterCount * Lanes;

    /// <summary>Where an agent's lane begins.</summary>
    /// <param name="agent">From 0.</param>
    public int Start(int agent) => (agent / Lanes * Lanes * ParameterCount) + (agent % Lanes);

    /// <summary>How far from there a parameter lies, for every agent.</summary>
    /// <param name="parameter">In canonical order.</param>
    public int Offset(int parameter) => _lines[parameter] * Lanes;

    private static int Line(in LayerDescription layer, int output, int input)
    {
        int first = output / Block * Block;
        int width = int.Min(Block, layer.Outputs - first);
        return (first * (1 + layer.Inputs)) + ((1 + input) * width) + (output - first);
    }
}
