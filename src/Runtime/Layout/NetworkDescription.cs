using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using MlpGen.Layout;

namespace MlpGen.CompilerServices;

/// <summary>The layers of a generated network, and the copies of its parameters between canonical order and memory.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NetworkDescription
{
    private readonly LayerDescription[] _layers;
    private readonly int[] _layerSizes;
    private readonly Activation[] _activations;

    /// <summary>Describes a network.</summary>
    /// <param name="loss">What training makes small.</param>
    /// <param name="packedLength">The floats of all layers as they lie in memory, padding included.</param>
    /// <param name="layers">First hidden layer to output layer.</param>
    public NetworkDescription(Loss loss, int packedLength, params LayerDescription[] layers)
    {
        Loss = loss;
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

    /// <summary>What training makes small.</summary>
    public Loss Loss { get; }

    /// <summary>The number of weights and biases.</summary>
    public int ParameterCount { get; }

    /// <summary>The floats of all layers as they lie in memory, padding included.</summary>
    public int PackedLength { get; }

    /// <summary>True if training drops units of some layer.</summary>
    public bool HasDropout => Array.Exists(_layers, layer => layer.Dropout > 0);

    /// <summary>Inputs, hidden layers, outputs.</summary>
    public ReadOnlySpan<int> LayerSizes => _layerSizes;

    /// <summary>One activation for each layer after the inputs.</summary>
    public ReadOnlySpan<Activation> Activations => _activations;

    /// <summary>First hidden layer to output layer.</summary>
    public ReadOnlySpan<LayerDescription> Layers => _layers;

    /// <summary>Copies from the canonical order into memory; padding is left as it is.</summary>
    /// <param name="canonical"><see cref="ParameterCount"/> floats: layer by layer, weights [output][input], then biases.</param>
    /// <param name="packed">The memory of the network.</param>
    /// <exception cref="InvalidOperationException">This thread is taking a step with that network.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Pack(ReadOnlySpan<float> canonical, Span<float> packed)
    {
        HeldParameters.DemandFree(packed);
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

    /// <summary>Copies from memory into the canonical order.</summary>
    /// <param name="packed">The memory of the network, or of a gradient.</param>
    /// <param name="canonical"><see cref="ParameterCount"/> floats, overwritten.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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
