using System;
using System.Globalization;
using MlpGen.CompilerServices;

namespace MlpGen;

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
        return _network.PackedParameters.Span[Layer.IndexOf(input, output)];
    }

    /// <summary>The bias of an output.</summary>
    /// <param name="output">0 … <see cref="Outputs"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such output.</exception>
    public float Bias(int output)
    {
        Check(output, Outputs, nameof(output));
        return _network.PackedParameters.Span[Layer.IndexOf(-1, output)];
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
            destination[i] = parameters[layer.IndexOf(i % layer.Inputs, i / layer.Inputs)];
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
            destination[output] = parameters[layer.IndexOf(-1, output)];
    }

    private static void Check(int value, int count, string parameter)
    {
        if ((uint)value >= (uint)count)
            throw new ArgumentOutOfRangeException(parameter, $"There is no {parameter} {value}; 0 to {count - 1} fits.");
    }
}
