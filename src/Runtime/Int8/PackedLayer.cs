using System;
using System.Runtime.CompilerServices;
using MlpGen.CompilerServices;

namespace MlpGen.Int8;

/// <summary>
/// A quantized layer in the order of the kernels. The outputs form panels of 16. For each group of four inputs, a panel has a cache line
/// with four weights of each output, so that one instruction multiplies four inputs with the weights of many outputs and no sum crosses
/// lanes. Padding is 0.
/// </summary>
internal sealed class PackedLayer
{
    /// <summary>The number of outputs of a panel.</summary>
    public const int PanelOutputs = 16;

    /// <summary>The number of inputs of a group.</summary>
    public const int GroupInputs = 4;

    /// <summary>The number of bytes of a group in a panel.</summary>
    public const int GroupBytes = PanelOutputs * GroupInputs;

    private readonly AlignedBuffer _weights;
    private readonly AlignedBuffer _scales;
    private readonly AlignedBuffer _biases;
    private readonly AlignedBuffer _corrections;

    public PackedLayer(LayerNumbers numbers)
    {
        InputSize = numbers.InputSize;
        OutputSize = numbers.OutputSize;
        Activation = numbers.Activation;
        Input = new ByteScale(numbers.Input, InputSize);
        Groups = (InputSize + GroupInputs - 1) / GroupInputs;
        Panels = (OutputSize + PanelOutputs - 1) / PanelOutputs;
        _weights = new AlignedBuffer((int)(BytesOf(InputSize, OutputSize) / sizeof(float)));
        _scales = new AlignedBuffer(PaddedOutputs);
        _biases = new AlignedBuffer(PaddedOutputs);
        _corrections = new AlignedBuffer(PaddedOutputs);
        numbers.WeightScales.CopyTo(_scales.Span);
        numbers.Biases.CopyTo(_biases.Span);
        for (int output = 0; output < OutputSize; output++)
        {
            ref int correction = ref Unsafe.Add(ref Corrections, output);
            for (int input = 0; input < InputSize; input++)
            {
                sbyte weight = numbers.Weights[(output * InputSize) + input];
                Unsafe.Add(ref Weights, Index(output, input)) = weight;
                correction -= weight * numbers.Input.ZeroPoints[numbers.Input.ZeroPoints.Length == 1 ? 0 : input];
            }
        }
    }

    /// <summary>Returns the bytes of the weights of a layer, including padding.</summary>
    public static long BytesOf(int inputSize, int outputSize) =>
        (outputSize + PanelOutputs - 1L) / PanelOutputs * ((inputSize + GroupInputs - 1L) / GroupInputs) * GroupBytes;

    /// <summary>Gets the number of inputs.</summary>
    public int InputSize { get; }

    /// <summary>Gets the number of outputs.</summary>
    public int OutputSize { get; }

    /// <summary>Gets the activation.</summary>
    public Activation Activation { get; }

    /// <summary>Gets the bytes of the inputs.</summary>
    public ByteScale Input { get; }

    /// <summary>Gets the number of groups of inputs.</summary>
    public int Groups { get; }

    /// <summary>Gets the number of panels of outputs.</summary>
    public int Panels { get; }

    /// <summary>Gets the number of outputs with padding.</summary>
    public int PaddedOutputs => Panels * PanelOutputs;

    /// <summary>Gets the first weight, on a cache line.</summary>
    public ref sbyte Weights => ref Unsafe.As<float, sbyte>(ref _weights.First);

    /// <summary>
    /// Gets the first of the integers that are added to the sums of the outputs: Σ w·(q − zero point) = Σ w·q − Σ w·zero point.
    /// </summary>
    public ref int Corrections => ref Unsafe.As<float, int>(ref _corrections.First);

    /// <summary>Gets the first of the factors that turn the sums of the outputs into floats.</summary>
    public ref float Scales => ref _scales.First;

    /// <summary>Gets the first bias.</summary>
    public ref float Biases => ref _biases.First;

    /// <summary>Returns layers in the order of the kernels.</summary>
    public static PackedLayer[] Of(ReadOnlySpan<Int8Layer> layers)
    {
        var packed = new PackedLayer[layers.Length];
        for (int layer = 0; layer < packed.Length; layer++)
            packed[layer] = layers[layer].Packed;
        return packed;
    }

    /// <summary>Copies the weights in canonical order.</summary>
    public void Unpack(Span<sbyte> weights)
    {
        for (int output = 0; output < OutputSize; output++)
        {
            for (int input = 0; input < InputSize; input++)
                weights[(output * InputSize) + input] = Unsafe.Add(ref Weights, Index(output, input));
        }
    }

    private int Index(int output, int input) =>
        (((output / PanelOutputs * Groups) + (input / GroupInputs)) * GroupBytes)
        + (output % PanelOutputs * GroupInputs) + (input % GroupInputs);
}
