using MlpGen.CompilerServices;

namespace MlpGen.Layout;

/// <summary>
/// Where the parameters of a population lie: groups of sixteen agents, within a group layer after layer, within a layer as
/// <see cref="PopulationPanels"/> says.
/// </summary>
internal sealed class PopulationLayout
{
    private const int Lanes = PopulationPanels.Lanes;

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
                _lines[first + i] = first + PopulationPanels.Index(layer.Inputs, layer.Outputs, input, output);
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
}
