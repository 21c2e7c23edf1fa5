using MlpGen.CompilerServices;

namespace MlpGen.Layout;

/// <summary>
/// The memory layout of the parameters of a population. Agents are stored in groups of sixteen. A group contains one layer after the other,
/// each in the layout of <see cref="PopulationPanels"/>.
/// </summary>
internal sealed class PopulationLayout
{
    private const int Lanes = PopulationPanels.Lanes;

    private readonly int[] _lines;

    /// <summary>Creates the layout for the layers of a network.</summary>
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

    /// <summary>Gets the number of parameters of one agent.</summary>
    public int ParameterCount { get; }

    /// <summary>Gets the number of floats of a group.</summary>
    public long GroupLength => (long)ParameterCount * Lanes;

    /// <summary>Returns the index at which the lane of an agent starts.</summary>
    /// <param name="agent">The index of the agent, from 0.</param>
    public int Start(int agent) => (agent / Lanes * Lanes * ParameterCount) + (agent % Lanes);

    /// <summary>Returns the distance of a parameter from the start of the lane, the same for every agent.</summary>
    /// <param name="parameter">The position of the parameter in canonical order.</param>
    public int Offset(int parameter) => _lines[parameter] * Lanes;
}
