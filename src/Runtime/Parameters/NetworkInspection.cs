using System;
using MlpGen.CompilerServices;

namespace MlpGen;

/// <summary>Looks into a network, to debug it or to draw it.</summary>
public static class NetworkInspection
{
    /// <summary>A view of one layer's weights and biases, which shows them as they are whenever it is asked.</summary>
    /// <param name="network">A network that the generator wrote.</param>
    /// <param name="number">1 is the first hidden layer, the last is the output layer.</param>
    /// <exception cref="ArgumentException">The network was not written by the generator.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such layer.</exception>
    public static LayerView ViewLayer(this INetwork network, int number)
    {
        ArgumentNullException.ThrowIfNull(network);
        if (network is not ITrainable trainable)
            throw new ArgumentException($"{network.GetType()} does not implement ITrainable. Pass a class that [Mlp] generated.", nameof(network));
        int layers = network.Activations.Length;
        if (number < 1 || number > layers)
            throw new ArgumentOutOfRangeException(nameof(number), number, $"There is no layer {number}; 1 to {layers} fits.");
        return new LayerView(trainable, number);
    }

    /// <summary>The inputs of a row and what each layer makes of them, computed anew: the last is what <see cref="INetwork.Forward"/> returns, but for rounding.</summary>
    /// <param name="network">Any network.</param>
    /// <param name="input">One row.</param>
    /// <returns>An array for the inputs and one for each layer.</returns>
    /// <exception cref="ArgumentException">The length does not fit.</exception>
    public static float[][] TraceActivations(this INetwork network, ReadOnlySpan<float> input)
    {
        ArgumentNullException.ThrowIfNull(network);
        Guard.Exactly(input.Length, network.InputSize, nameof(input));
        return new LayerTrace(network, input).Activations;
    }
}

/// <summary>One layer of a network, to look at.</summary>
public sealed class LayerView
{
    private readonly ITrainable _network;

    internal LayerView(ITrainable network, int number)
    {
        _network = network;
        Number = number;
    }

    /// <summary>1 is the first hidden layer, the last is the output layer.</summary>
    public int Number { get; }

    /// <summary>Its inputs (fan-in).</summary>
    public int Inputs => Layer.Inputs;

    /// <summary>Its outputs (fan-out).</summary>
    public int Outputs => Layer.Outputs;

    /// <summary>What it applies to its weighted sums.</summary>
    public Activation Activation => Layer.Activation;

    private LayerDescription Layer => _network.Description.Layers[Number - 1];

    /// <summary>The weight from an input to an output.</summary>
    /// <param name="output">0 … <see cref="Outputs"/> − 1.</param>
    /// <param name="input">0 … <see cref="Inputs"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such output or input.</exception>
    public float Weight(int output, int input)
    {
        Check(output, Outputs, nameof(output));
        Check(input, Inputs, nameof(input));
        return _network.PackedParameters.Span[NetworkDescription.Index(Layer, input, output)];
    }

    /// <summary>The bias of an output.</summary>
    /// <param name="output">0 … <see cref="Outputs"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such output.</exception>
    public float Bias(int output)
    {
        Check(output, Outputs, nameof(output));
        return _network.PackedParameters.Span[NetworkDescription.Index(Layer, -1, output)];
    }

    private static void Check(int value, int count, string parameter)
    {
        if ((uint)value >= (uint)count)
            throw new ArgumentOutOfRangeException(parameter, value, $"There is no {parameter} {value}; 0 to {count - 1} fits.");
    }
}
