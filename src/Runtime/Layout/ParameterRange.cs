using System.Collections.Generic;
using MlpGen.CompilerServices;

namespace MlpGen.Layout;

/// <summary>A range of adjacent parameters of one layer that are either all weights or all biases.</summary>
/// <param name="First">The index of the first packed float.</param>
/// <param name="Count">The number of floats, including padding.</param>
/// <param name="Layer">The index of the layer. 0 is the first hidden layer.</param>
/// <param name="IsBias">True for biases, false for weights.</param>
internal readonly record struct ParameterRange(int First, int Count, int Layer, bool IsBias)
{
    /// <summary>Returns all parameters of a network in the order of their memory layout.</summary>
    public static ParameterRange[] RangesOf(NetworkDescription network)
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

    // Each panel starts with its biases.
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
