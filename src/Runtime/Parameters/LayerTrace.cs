using System;
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
        for (int layer = 0; layer < layers; layer++)
        {
            int inputs = network.LayerSizes[layer], outputs = network.LayerSizes[layer + 1];
            Sums[layer] = Dense(parameters.AsSpan(next, (inputs + 1) * outputs), Activations[layer], outputs);
            Activations[layer + 1] = Activate(network.Activations[layer], Sums[layer]);
            next += (inputs + 1) * outputs;
        }
    }

    /// <summary>z of each layer.</summary>
    public float[][] Sums { get; }

    /// <summary>The inputs, and a of each layer.</summary>
    public float[][] Activations { get; }

    private static float[] Dense(ReadOnlySpan<float> parameters, float[] inputs, int outputs)
    {
        float[] sums = new float[outputs];
        for (int output = 0; output < outputs; output++)
        {
            float sum = parameters[(inputs.Length * outputs) + output];
            for (int input = 0; input < inputs.Length; input++)
                sum += parameters[(output * inputs.Length) + input] * inputs[input];
            sums[output] = sum;
        }

        return sums;
    }

    private static float[] Activate(Activation activation, float[] sums)
    {
        float[] padded = new float[(sums.Length + Lanes - 1) / Lanes * Lanes];
        sums.CopyTo(padded, 0);
        if (activation == Activation.Softmax)
            Softmax.Rows(ref padded[0], padded.Length, sums.Length, 1);
        else
            LaneActivation.Apply(activation, ref padded[0], padded.Length);
        return padded[..sums.Length];
    }
}
