using System;
using MlpGen.CompilerServices;
using MlpGen.Numerics;

namespace MlpGen.Inspection;

/// <summary>
/// Runs one row through a network, layer by layer, and keeps all intermediate results. It uses plain loops and is meant for inspection, not
/// for speed.
/// </summary>
internal sealed class LayerTrace
{
    /// <summary>Runs the row through the network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="input">The inputs of the row.</param>
    public LayerTrace(IInferenceNetwork network, ReadOnlySpan<float> input)
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
            ActivationFunction.For(layer.Activation).ApplyTo(Activations[i + 1]);
            next += layer.ParameterCount;
        }
    }

    /// <summary>Gets the weighted sums z of each layer.</summary>
    public float[][] Sums { get; }

    /// <summary>Gets the inputs, followed by the activations a of each layer.</summary>
    public float[][] Activations { get; }

    /// <summary>
    /// Writes the inputs and the activations a of each layer, one after the other. Reads the parameters directly from the memory of the
    /// network.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="input">The inputs of the row.</param>
    /// <param name="activations">The destination. Its length is the sum of the layer sizes.</param>
    public static void Write(IGeneratedNetwork network, ReadOnlySpan<float> input, Span<float> activations)
    {
        input.CopyTo(activations);
        ReadOnlySpan<float> parameters = network.PackedParameters.Span;
        foreach (ref readonly LayerDescription layer in network.Description.Layers)
        {
            Span<float> outputs = activations.Slice(layer.Inputs, layer.Outputs);
            Dense(layer, parameters, activations[..layer.Inputs], outputs);
            ActivationFunction.For(layer.Activation).ApplyTo(outputs);
            activations = activations[layer.Inputs..];
        }
    }

    private static void Dense(in LayerDescription layer, ReadOnlySpan<float> parameters, ReadOnlySpan<float> inputs, Span<float> sums)
    {
        for (int output = 0; output < layer.Outputs; output++)
        {
            float sum = parameters[layer.IndexOf(-1, output)];
            for (int input = 0; input < inputs.Length; input++)
                sum = (float)(sum + (float)(parameters[layer.IndexOf(input, output)] * inputs[input]));
            sums[output] = sum;
        }
    }
}
