using System;

namespace MlpGen.Storage;

/// <summary>The description of a network in a file besides its parameters: layers, activations and loss.</summary>
/// <param name="LayerSizes">The sizes of the layers: inputs, hidden layers, outputs.</param>
/// <param name="Activations">The activation of each layer after the inputs.</param>
/// <param name="Loss">The loss that training minimizes.</param>
internal sealed partial record NetworkShape(int[] LayerSizes, Activation[] Activations, Loss Loss)
{
    /// <summary>Gets the number of inputs of one row.</summary>
    public int InputSize => LayerSizes[0];

    /// <summary>Gets the number of outputs of one row.</summary>
    public int OutputSize => LayerSizes[^1];

    /// <summary>Gets the number of layers after the inputs.</summary>
    public int Layers => Activations.Length;

    /// <summary>Gets the number of weights and biases.</summary>
    public int ParameterCount
    {
        get
        {
            int count = 0;
            for (int layer = 0; layer < Layers; layer++)
                count += (LayerSizes[layer] + 1) * LayerSizes[layer + 1];
            return count;
        }
    }
}
