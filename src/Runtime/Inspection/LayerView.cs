using System;
using System.Globalization;
using MlpGen.CompilerServices;

namespace MlpGen;

/// <summary>A read-only view of one layer of a network.</summary>
public sealed class LayerView
{
    private readonly IGeneratedNetwork _network;

    internal LayerView(IGeneratedNetwork network, int number)
    {
        _network = network;
        Number = number;
    }

    /// <summary>Gets the number of the layer. 1 is the first hidden layer, and the highest number is the output layer.</summary>
    public int Number { get; }

    /// <summary>Gets the number of inputs (fan-in).</summary>
    public int InputSize => Layer.Inputs;

    /// <summary>Gets the number of outputs (fan-out).</summary>
    public int OutputSize => Layer.Outputs;

    /// <summary>Gets the activation that the layer applies to its weighted sums.</summary>
    public Activation Activation => Layer.Activation;

    /// <summary>Returns one line with number, sizes and activation.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"Layer {Number}: {InputSize} → {OutputSize} {Activation}");

    private LayerDescription Layer => _network.Description.Layers[Number - 1];

    /// <summary>Returns the weight from an input to an output.</summary>
    /// <param name="output">The output, from 0 to <see cref="OutputSize"/> − 1.</param>
    /// <param name="input">The input, from 0 to <see cref="InputSize"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The output or the input does not exist.</exception>
    public float Weight(int output, int input)
    {
        Check(output, OutputSize, nameof(output));
        Check(input, InputSize, nameof(input));
        return _network.PackedParameters.Span[Layer.IndexOf(input, output)];
    }

    /// <summary>Returns the bias of an output.</summary>
    /// <param name="output">The output, from 0 to <see cref="OutputSize"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The output does not exist.</exception>
    public float Bias(int output)
    {
        Check(output, OutputSize, nameof(output));
        return _network.PackedParameters.Span[Layer.IndexOf(-1, output)];
    }

    /// <summary>Copies all weights in the order [output][input], for example to draw them.</summary>
    /// <param name="destination">The destination, <see cref="OutputSize"/> × <see cref="InputSize"/> floats.</param>
    /// <exception cref="ArgumentException">The length is wrong.</exception>
    public void CopyWeights(Span<float> destination)
    {
        LayerDescription layer = Layer;
        Guard.Exactly(destination.Length, layer.Outputs * layer.Inputs, nameof(destination));
        ReadOnlySpan<float> parameters = _network.PackedParameters.Span;
        for (int i = 0; i < destination.Length; i++)
            destination[i] = parameters[layer.IndexOf(i % layer.Inputs, i / layer.Inputs)];
    }

    /// <summary>Copies all biases.</summary>
    /// <param name="destination">The destination, <see cref="OutputSize"/> floats.</param>
    /// <exception cref="ArgumentException">The length is wrong.</exception>
    public void CopyBiases(Span<float> destination)
    {
        LayerDescription layer = Layer;
        Guard.Exactly(destination.Length, layer.Outputs, nameof(destination));
        ReadOnlySpan<float> parameters = _network.PackedParameters.Span;
        for (int output = 0; output < destination.Length; output++)
            destination[output] = parameters[layer.IndexOf(-1, output)];
    }

    private static void Check(int value, int count, string parameter)
    {
        if ((uint)value >= (uint)count)
            throw new ArgumentOutOfRangeException(parameter, $"{parameter} must be between 0 and {count - 1} (was {value}).");
    }
}
