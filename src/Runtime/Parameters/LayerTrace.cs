using System;
using MlpGen.CompilerServices;
using MlpGen.Numerics;

namespace MlpGen;

/// <summary>One row through a network, layer by layer, with everything on the way kept: plain loops, for looking at a network and not for speed.</summary>
internal sealed class LayerTrace
{
    private const int Lanes = 8;

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
            LayerDescription layer = new(network.LayerSizes[i], network.LayerSizes[i + 1], network.Activations[i], LayerLayout.RowMajor, next);
            Sums[i] = new float[layer.Outputs];
            Dense(layer, parameters, Activations[i], Sums[i]);
            Activations[i + 1] = [.. Sums[i]];
            Activate(layer.Activation, Activations[i + 1]);
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
            Activate(layer.Activation, outputs);
            activations = activations[layer.Inputs..];
        }
    }

    private static void Dense(in LayerDescription layer, ReadOnlySpan<float> parameters, ReadOnlySpan<float> inputs, Span<float> sums)
    {
        for (int output = 0; output < layer.Outputs; output++)
        {
            float sum = parameters[NetworkDescription.Index(layer, -1, output)];
            for (int input = 0; input < inputs.Length; input++)
                sum += parameters[NetworkDescription.Index(layer, input, output)] * inputs[input];
            sums[output] = sum;
        }
    }

    // In place, and a few at a time, since the functions are for whole vectors.
    private static void Activate(Activation activation, Span<float> values)
    {
        if (activation == Activation.Softmax)
        {
            Softmax.Rows(ref values[0], values.Length, values.Length, 1);
            return;
        }

        Span<float> lanes = stackalloc float[Lanes];
        for (int first = 0; first < values.Length; first += Lanes)
        {
            Span<float> some = values[first..int.Min(first + Lanes, values.Length)];
            lanes.Clear();
            some.CopyTo(lanes);
            LaneActivation.Apply(activation, ref lanes[0], Lanes);
            lanes[..some.Length].CopyTo(some);
        }
    }
}
