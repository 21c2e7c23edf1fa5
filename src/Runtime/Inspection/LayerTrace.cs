using System;
using MlpGen.CompilerServices;
using MlpGen.Numerics;

namespace MlpGen.Inspection;

/// <summary>
/// One row through a network, layer by layer, with everything on the way kept: plain loops, for looking at a network and not for speed.
/// </summary>
internal sealed class LayerTrace
{
    /// <summary>Computes the row.</summary>
    /// <param name="network">Any network.</param>
    /// <param name="input">One row.</param>
    public LayerTrace(INetwork network, ReadOnlySpan<float> input)
    {
        int layers = network.Activations.Length, next = 0;
        Sums = new float[layers][];
        Activations = new float[layers + 1][];
        Activations[0] = input.ToArray();
        float[] parameters = new float[network.ParameterCount];
        network.GetParameters(parameters);
        for (int i = 0; i < layers; i++)
        {
            LayerDescription layer = new(
                network.LayerSizes[i], network.LayerSizes[i + 1], network.Activations[i], LayerLayout.RowMajor, next);
            Sums[i] = new float[layer.Outputs];
            Dense(layer, parameters, Activations[i], Sums[i]);
            Activations[i + 1] = [.. Sums[i]];
            ActivationFunction.Of(layer.Activation).ApplyTo(Activations[i + 1]);
            next += layer.ParameterCount;
        }
    }

    /// <summary>z of each layer.</summary>
    public float[][] Sums { get; }

    /// <summary>The inputs, and a of each layer.</summary>
    public float[][] Activations { get; }

    /// <summary>Writes the inputs and a of each layer one after the other, with the parameters as they lie in memory.</summary>
    /// <param name="network">The network.</param>
    /// <param name="input">One row.</param>
    /// <param name="activations">The sum of the layer sizes.</param>
    public static void Write(ITrainable network, ReadOnlySpan<float> input, Span<float> activations)
    {
        input.CopyTo(activations);
        ReadOnlySpan<float> parameters = network.PackedParameters.Span;
        foreach (ref readonly LayerDescription layer in network.Description.Layers)
        {
            Span<float> outputs = activations.Slice(layer.Inputs, layer.Outputs);
            Dense(layer, parameters, activations[..layer.Inputs], outputs);
            ActivationFunction.Of(layer.Activation).ApplyTo(outputs);
            activations = activations[layer.Inputs..];
        }
    }

    private static void Dense(in LayerDescription layer, ReadOnlySpan<float> parameters, ReadOnlySpan<float> inputs, Span<float> sums)
    {
        for (int output = 0; output < layer.Outputs; output++)
        {
            float sum = parameters[layer.IndexOf(-1, output)];
            for (int input = 0; input < inputs.Length; input++)
                sum += parameters[layer.IndexOf(input, output)] * inputs[input];
            sums[output] = sum;
        }
    }
}
