using System.Collections.Generic;
using MlpGen.CompilerServices;

namespace MlpGen.Layout;

/// <summary>Parameters of one layer that lie side by side and are all weights or all biases.</summary>
/// <param name="First">The first packed float.</param>
/// <param name="Count">The floats, padding included.</param>
/// <param name="Layer">0 is the first hidden layer.</param>
/// <param name="IsBias">Biases, not weights.</param>
internal readonly record struct ParameterRange(int First, int Count, int Layer, bool IsBias)
{
    /// <summary>All parameters of a network, in the order in which they lie in memory.</summary>
    public static ParameterRange[] Of(NetworkDescription network)
    {
        List<ParameterRange> ranges = [];
        for (int i = 0; i < network.Layers.Length; i++)
        {
            LayerDescription layer = network.Layers[i];
            if (layer.Layout == LayerLayout.Panels)
            {
                AddPanels(ranges, layer, i);
                continue;
            }

            ranges.Add(new ParameterRange(layer.Offset, layer.Inputs * layer.Outputs, i, IsBias: false));
            ranges.Add(new ParameterRange(layer.Offset + (layer.Inputs * layer.Outputs), layer.Outputs, i, IsBias: true));
        }

        return [.. ranges];
    }

    // In each panel the biases come first.
    private static void AddPanels(List<ParameterRange> ranges, in LayerDescription layer, int number)
    {
        for (int output = 0; output < layer.Outputs;)
        {
            int lanes = Panels.Lanes(layer.Outputs, output);
            int first = layer.Offset + ((1 + layer.Inputs) * output);
            ranges.Add(new ParameterRange(first, lanes, number, IsBias: true));
            ranges.Add(new ParameterRange(first + lanes, layer.Inputs * lanes, number, IsBias: false));
            output += lanes;
        }
    }
}
