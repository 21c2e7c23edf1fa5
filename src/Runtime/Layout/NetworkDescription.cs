using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using MlpGen.Initializers;
using MlpGen.Layout;
using MlpGen.RandomNumbers;

namespace MlpGen.CompilerServices;

/// <summary>What is fixed about a generated network: its layers, and the way between the canonical order of parameters and memory.</summary>
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

    /// <summary>Whether training drops units of some layer.</summary>
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
                    packed[Index(layer, input, output)] = canonical[next++];
            }

            for (int output = 0; output < layer.Outputs; output++)
                packed[Index(layer, -1, output)] = canonical[next++];
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
                    canonical[next++] = packed[Index(layer, input, output)];
            }

            for (int output = 0; output < layer.Outputs; output++)
                canonical[next++] = packed[Index(layer, -1, output)];
        }
    }

    /// <summary>Draws new parameters in canonical order; see <see cref="INetwork.Initialize"/>.</summary>
    /// <param name="packed">The memory of the network.</param>
    /// <param name="seed">Any number.</param>
    /// <exception cref="InvalidOperationException">This thread is taking a step with that network.</exception>
    public void Initialize(Span<float> packed, int seed)
    {
        HeldParameters.DemandFree(packed);
        PcgSequence random = new(unchecked((ulong)seed));
        int hiddenLayers = _layers.Length - 1;
        packed.Clear();
        foreach (ref readonly LayerDescription layer in Layers)
        {
            float weightBound = WeightInitializer.WeightBound(layer.Activation, layer.Inputs, layer.Outputs, hiddenLayers);
            float biasBound = WeightInitializer.BiasBound(layer.Activation, layer.Inputs, layer.Outputs, hiddenLayers);
            for (int output = 0; output < layer.Outputs; output++)
            {
                for (int input = 0; input < layer.Inputs; input++)
                    packed[Index(layer, input, output)] = ((2 * random.NextSingle()) - 1) * weightBound;
            }

            // Biases that begin at 0 draw nothing.
            for (int output = 0; output < layer.Outputs && biasBound > 0; output++)
                packed[Index(layer, -1, output)] = ((2 * random.NextSingle()) - 1) * biasBound;
        }
    }

    /// <summary>Adds normal noise to weights and biases, in canonical order.</summary>
    /// <param name="packed">The memory of the network.</param>
    /// <param name="deviation">The standard deviation.</param>
    /// <param name="rate">The probability with which a parameter gets any.</param>
    /// <param name="random">Where the noise comes from.</param>
    internal void Perturb(Span<float> packed, float deviation, float rate, ref PcgSequence random)
    {
        foreach (ref readonly LayerDescription layer in Layers)
        {
            for (int i = 0; i < layer.ParameterCount; i++)
            {
                if (rate >= 1 || random.NextSingle() < rate)
                    packed[CanonicalIndex(layer, i)] += deviation * random.NextNormal();
            }
        }
    }

    /// <summary>Takes each weight and bias from one of two networks, in canonical order.</summary>
    /// <param name="packed">The memory of the network.</param>
    /// <param name="first">That of another with the same layout.</param>
    /// <param name="second">And of a third.</param>
    /// <param name="share">The probability of the second.</param>
    /// <param name="random">Where the choices come from.</param>
    internal void Cross(Span<float> packed, ReadOnlySpan<float> first, ReadOnlySpan<float> second, float share, ref PcgSequence random)
    {
        foreach (ref readonly LayerDescription layer in Layers)
        {
            for (int i = 0; i < layer.ParameterCount; i++)
            {
                int index = CanonicalIndex(layer, i);
                packed[index] = random.NextSingle() < share ? second[index] : first[index];
            }
        }
    }

    private static int CanonicalIndex(in LayerDescription layer, int parameter)
    {
        int weights = layer.Inputs * layer.Outputs;
        return parameter < weights
            ? Index(layer, parameter % layer.Inputs, parameter / layer.Inputs)
            : Index(layer, -1, parameter - weights);
    }

    /// <summary>Where a parameter lies in memory; input −1 is the bias.</summary>
    internal static int Index(in LayerDescription layer, int input, int output)
    {
        if (layer.Layout == LayerLayout.Panels)
            return layer.Offset + Panels.Index(layer.Inputs, layer.Outputs, input, output);
        return layer.Offset + (input < 0 ? (layer.Inputs * layer.Outputs) + output : (layer.Inputs * output) + input);
    }
}
