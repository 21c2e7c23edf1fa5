using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using MlpGen.Layout;

namespace MlpGen.CompilerServices;

/// <summary>Describes the layers of a generated network, and copies its parameters between canonical order and memory layout.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NetworkDescription
{
    private readonly LayerDescription[] _layers;
    private readonly int[] _layerSizes;
    private readonly Activation[] _activations;

    /// <summary>Creates the description of a network.</summary>
    /// <param name="loss">The loss that training minimizes.</param>
    /// <param name="packedLength">The number of floats of all layers in memory, including padding.</param>
    /// <param name="layers">The layers, from the first hidden layer to the output layer.</param>
    public NetworkDescription(Loss loss, int packedLength, params LayerDescription[] layers)
        : this(loss, Rounding.Machine, packedLength, layers)
    {
    }

    /// <summary>Creates the description of a network.</summary>
    /// <param name="loss">The loss that training minimizes.</param>
    /// <param name="rounding">The rounding of sums of products.</param>
    /// <param name="packedLength">The number of floats of all layers in memory, including padding.</param>
    /// <param name="layers">The layers, from the first hidden layer to the output layer.</param>
    public NetworkDescription(Loss loss, Rounding rounding, int packedLength, params LayerDescription[] layers)
    {
        Loss = loss;
        Rounding = rounding;
        PackedLength = packedLength;
        _layers = layers;
        _layerSizes = new int[layers.Length + 1];
        _activations = new Activation[layers.Length];
        _layerSizes[0] = layers[0].Inputs;
        for (int i = 0; i < layers.Length; i++)
        {
            _layerSizes[i + 1] = layers[i].Outputs;
            _activations[i] = layers[i].Activation;
            ParameterCount += (layers[i].Inputs + 1) * layers[i].Outputs;
        }
    }

    /// <summary>Gets the loss that training minimizes.</summary>
    public Loss Loss { get; }

    /// <summary>Gets the rounding of sums of products.</summary>
    public Rounding Rounding { get; }

    /// <summary>Gets the number of weights and biases.</summary>
    public int ParameterCount { get; }

    /// <summary>Gets the number of floats of all layers in memory, including padding.</summary>
    public int PackedLength { get; }

    /// <summary>True if training drops units of at least one layer.</summary>
    public bool HasDropout => Array.Exists(_layers, layer => layer.Dropout > 0);

    /// <summary>Gets the sizes of the layers: inputs, hidden layers, outputs.</summary>
    public ReadOnlySpan<int> LayerSizes => _layerSizes;

    /// <summary>Gets the activation of each layer after the inputs.</summary>
    public ReadOnlySpan<Activation> Activations => _activations;

    /// <summary>Gets the layers, from the first hidden layer to the output layer.</summary>
    public ReadOnlySpan<LayerDescription> Layers => _layers;

    /// <summary>Copies parameters from canonical order into memory. Padding is not changed.</summary>
    /// <param name="canonical">The parameters, <see cref="ParameterCount"/> floats. By layer: weights [output][input], then biases.</param>
    /// <param name="packed">The destination: the memory of the network.</param>
    /// <exception cref="InvalidOperationException">This thread is running a training step with that network.</exception>
    [MethodImpl(MethodOptions.AggressiveOptimization)]
    public void Pack(ReadOnlySpan<float> canonical, Span<float> packed)
    {
        HeldParameters.ThrowIfHeld(packed);
        int next = 0;
        foreach (ref readonly LayerDescription layer in Layers)
        {
            for (int output = 0; output < layer.Outputs; output++)
            {
                for (int input = 0; input < layer.Inputs; input++)
                    packed[layer.IndexOf(input, output)] = canonical[next++];
            }

            for (int output = 0; output < layer.Outputs; output++)
                packed[layer.IndexOf(-1, output)] = canonical[next++];
        }
    }

    /// <summary>Copies parameters from memory into canonical order.</summary>
    /// <param name="packed">The memory of the network or of a gradient.</param>
    /// <param name="canonical">The destination, <see cref="ParameterCount"/> floats. Overwritten.</param>
    [MethodImpl(MethodOptions.AggressiveOptimization)]
    public void Unpack(ReadOnlySpan<float> packed, Span<float> canonical)
    {
        int next = 0;
        foreach (ref readonly LayerDescription layer in Layers)
        {
            for (int output = 0; output < layer.Outputs; output++)
            {
                for (int input = 0; input < layer.Inputs; input++)
                    canonical[next++] = packed[layer.IndexOf(input, output)];
            }

            for (int output = 0; output < layer.Outputs; output++)
                canonical[next++] = packed[layer.IndexOf(-1, output)];
        }
    }
}
