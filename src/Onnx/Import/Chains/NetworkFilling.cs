using System;
using System.IO;
using System.Linq;

namespace MlpGen.Onnx.Import.Chains;

/// <summary>Computes the parameters of a network from a chain.</summary>
internal static class NetworkFilling
{
    /// <summary>Returns the parameters in canonical order.</summary>
    /// <exception cref="InvalidDataException">The network has other layers, or a parameter is not finite.</exception>
    public static float[] FiniteParameters(Chain chain, IInferenceNetwork network)
    {
        float[] parameters = Parameters(chain, network);
        int next = 0;
        foreach (Layer layer in chain.Layers)
        {
            int length = Length(layer);
            LayerFilling.Check(layer, parameters.AsSpan(next, length));
            next += length;
        }

        return parameters;
    }

    /// <summary>Returns the parameters in canonical order. They may be NaN or infinite.</summary>
    /// <exception cref="InvalidDataException">The network has other layers.</exception>
    public static float[] Parameters(Chain chain, IInferenceNetwork network)
    {
        int[] sizes = chain.LayerSizes;
        Activation[] activations = chain.Activations;
        if (!network.LayerSizes.SequenceEqual(sizes) || !network.Activations.ToArray().SequenceEqual(activations))
        {
            throw new InvalidDataException(
                $"The network must have the layers {Text(sizes, activations)} " +
                $"(it has {Text(network.LayerSizes.ToArray(), network.Activations.ToArray())}).");
        }

        float[] parameters = new float[network.ParameterCount];
        int next = 0;
        foreach (Layer layer in chain.Layers)
        {
            int length = Length(layer);
            LayerFilling.Fill(layer, parameters.AsSpan(next, length));
            next += length;
        }

        return parameters;
    }

    private static int Length(Layer layer) => (layer.Inputs + 1) * layer.Outputs;

    private static string Text(int[] sizes, Activation[] activations) =>
        $"{sizes[0]}{Chain.Describe(sizes.Skip(1), activations)}";
}
