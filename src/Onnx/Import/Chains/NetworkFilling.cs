using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace MlpGen.Onnx.Import.Chains;

/// <summary>Computes the parameters of a network from a chain.</summary>
internal static class NetworkFilling
{
    /// <summary>Returns the parameters in canonical order.</summary>
    /// <exception cref="InvalidDataException">The network has other layers, or a parameter is not finite.</exception>
    public static float[] Parameters(Chain chain, INetwork network)
    {
        IReadOnlyList<Layer> layers = chain.Layers;
        int[] sizes = [layers[0].Inputs, .. layers.Select(layer => layer.Outputs)];
        Activation[] activations = [.. layers.Select(layer => layer.Activation)];
        if (!network.LayerSizes.SequenceEqual(sizes) || !network.Activations.ToArray().SequenceEqual(activations))
        {
            throw new InvalidDataException(
                $"The network must have the layers {Text(sizes, activations)} " +
                $"(it has {Text(network.LayerSizes.ToArray(), network.Activations.ToArray())}).");
        }

        float[] parameters = new float[network.ParameterCount];
        int next = 0;
        foreach (Layer layer in layers)
        {
            int length = (layer.Inputs + 1) * layer.Outputs;
            LayerFilling.Fill(layer, parameters.AsSpan(next, length));
            next += length;
        }

        return parameters;
    }

    private static string Text(int[] sizes, Activation[] activations) =>
        $"{sizes[0]}" + string.Concat(sizes.Skip(1).Zip(activations, (size, activation) => $" → {size} {activation}"));
}
