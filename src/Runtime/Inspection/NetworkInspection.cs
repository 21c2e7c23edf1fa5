using System;
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

    /// <summary>
    /// The inputs of a row and what each layer makes of them, computed anew: the last is what <see cref="INetwork.Forward"/> returns, but
    /// for rounding.
    /// </summary>
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
    /// <param name="activations">
    /// As many floats as all <see cref="INetwork.LayerSizes"/> together: the inputs, then the outputs of each layer.
    /// </param>
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
