using System;
using System.ComponentModel;
using MlpGen.Initializers;
using MlpGen.Layout;
using MlpGen.RandomNumbers;

namespace MlpGen.CompilerServices;

/// <summary>Draws the initial parameters of a generated network. See <see cref="IInferenceNetwork.Initialize"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class NetworkInitializer
{
    /// <summary>Draws new parameters in canonical order.</summary>
    /// <param name="network">The description of the network.</param>
    /// <param name="packed">The packed parameters of the network, which are overwritten.</param>
    /// <param name="seed">The seed.</param>
    /// <exception cref="InvalidOperationException">The current thread is taking a step with that network.</exception>
    public static void Initialize(NetworkDescription network, Span<float> packed, int seed)
    {
        HeldParameters.ThrowIfHeld(packed);
        PcgSequence random = new(unchecked((ulong)seed));
        int hiddenLayers = network.Layers.Length - 1;
        packed.Clear();
        foreach (ref readonly LayerDescription layer in network.Layers)
        {
            float weightBound = WeightInitializer.WeightBound(layer.Activation, layer.Inputs, layer.Outputs, hiddenLayers);
            float biasBound = WeightInitializer.BiasBound(layer.Activation, layer.Inputs, layer.Outputs, hiddenLayers);
            for (int output = 0; output < layer.Outputs; output++)
            {
                for (int input = 0; input < layer.Inputs; input++)
                    packed[layer.IndexOf(input, output)] = (float)((float)((float)(2 * random.NextSingle()) - 1) * weightBound);
            }

            // Biases that are initialized to 0 draw no random numbers.
            for (int output = 0; output < layer.Outputs && biasBound > 0; output++)
                packed[layer.IndexOf(-1, output)] = (float)((float)((float)(2 * random.NextSingle()) - 1) * biasBound);
        }
    }
}
