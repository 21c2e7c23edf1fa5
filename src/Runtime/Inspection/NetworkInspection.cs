using System;
using System.Globalization;
using MlpGen.CompilerServices;
using MlpGen.Inspection;

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
        ITrainable trainable = GeneratedNetwork.Require<ITrainable>(network);
        int layers = network.Activations.Length;
        if (number < 1 || number > layers)
            throw new ArgumentOutOfRangeException(nameof(number), $"There is no layer {number}; 1 to {layers} fits.");
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

    /// <summary>The same into memory of the caller's, so that a drawing of each frame allocates nothing.</summary>
    /// <param name="network">A network that the generator wrote.</param>
    /// <param name="input">One row.</param>
    /// <param name="activations">As many floats as all <see cref="INetwork.LayerSizes"/> together: the inputs, then the outputs of each layer.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the network was not written by the generator.</exception>
    public static void TraceActivations(this INetwork network, ReadOnlySpan<float> input, Span<float> activations)
    {
        ITrainable trainable = GeneratedNetwork.Require<ITrainable>(network);
        Guard.Exactly(input.Length, network.InputSize, nameof(input));
        int length = 0;
        foreach (int size in network.LayerSizes)
            length += size;
        Guard.Exactly(activations.Length, length, nameof(activations));
        LayerTrace.Write(trainable, input, activations);
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

    /// <summary>One line: number, sizes and activation.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Layer {Number}: {Inputs} → {Outputs} {Activation}");

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

    /// <summary>Copies the weights in canonical order, [output][input]: one call for a drawing of all of them.</summary>
    /// <param name="destination"><see cref="Outputs"/> × <see cref="Inputs"/> floats.</param>
    /// <exception cref="ArgumentException">The length does not fit.</exception>
    public void CopyWeights(Span<float> destination)
    {
        LayerDescription layer = Layer;
        Guard.Exactly(destination.Length, layer.Outputs * layer.Inputs, nameof(destination));
        ReadOnlySpan<float> parameters = _network.PackedParameters.Span;
        for (int i = 0; i < destination.Length; i++)
            destination[i] = parameters[NetworkDescription.Index(layer, i % layer.Inputs, i / layer.Inputs)];
    }

    /// <summary>Copies the biases.</summary>
    /// <param name="destination"><see cref="Outputs"/> floats.</param>
    /// <exception cref="ArgumentException">The length does not fit.</exception>
    public void CopyBiases(Span<float> destination)
    {
        LayerDescription layer = Layer;
        Guard.Exactly(destination.Length, layer.Outputs, nameof(destination));
        ReadOnlySpan<float> parameters = _network.PackedParameters.Span;
        for (int output = 0; output < destination.Length; output++)
            destination[output] = parameters[NetworkDescription.Index(layer, -1, output)];
    }

    private static void Check(int value, int count, string parameter)
    {
        if ((uint)value >= (uint)count)
            throw new ArgumentOutOfRangeException(parameter, $"There is no {parameter} {value}; 0 to {count - 1} fits.");
    }
}
