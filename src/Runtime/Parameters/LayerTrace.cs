using System;
using MlpGen.Numerics;

namespace MlpGen;

/// <summary>One row through a network, layer by layer, with everything on the way kept: plain loops, for looking at a network and not for speed.</summary>
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
        if (activation != Activation.Softmax)
            return Array.ConvertAll(sums, sum => Activate(activation, sum));
        float[] row = [.. sums];
        Softmax.Rows(ref row[0], row.Length, row.Length, 1);
        return row;
    }

    private static float Activate(Activation activation, float sum) => activation switch
    {
        Activation.Identity => sum,
        Activation.Sigmoid => Sigmoid.Evaluate(sum),
        Activation.Tanh => Tanh.Evaluate(sum),
        Activation.Relu => Relu.Evaluate(sum),
        Activation.LeakyRelu => LeakyRelu.Evaluate(sum),
        Activation.Elu => Elu.Evaluate(sum),
        Activation.Selu => Selu.Evaluate(sum),
        Activation.Gelu => Gelu.Evaluate(sum),
        Activation.Swish => Swish.Evaluate(sum),
        Activation.Softplus => Softplus.Evaluate(sum),
        Activation.Softsign => Softsign.Evaluate(sum),
        Activation.HardSigmoid => HardSigmoid.Evaluate(sum),
        Activation.HardSwish => HardSwish.Evaluate(sum),
        Activation.Mish => Mish.Evaluate(sum),
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, $"Activation.{activation} is none of a single number."),
    };
}
