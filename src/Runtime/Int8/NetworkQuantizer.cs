using System;
using MlpGen.CompilerServices;

namespace MlpGen.Int8;

/// <summary>
/// Quantizes a network, layer after layer. Each layer is calibrated with the signals that the quantized layers before it compute, so it
/// sees the range that it will see in use, and every machine finds the same numbers.
/// </summary>
internal static class NetworkQuantizer
{
    private const int BlockRows = 256;

    /// <summary>Quantizes the layers of a network.</summary>
    /// <param name="network">The network. It is not changed.</param>
    /// <param name="rows">The calibration rows, at least one. All numbers are finite.</param>
    /// <exception cref="InvalidOperationException">A layer cannot be computed with 8 bits.</exception>
    public static Int8Layer[] Quantize(IInferenceNetwork network, ReadOnlySpan<float> rows)
    {
        float[] parameters = new float[network.ParameterCount];
        network.GetParameters(parameters);
        foreach (float parameter in parameters)
        {
            if (!float.IsFinite(parameter))
                throw new InvalidOperationException($"A parameter is {parameter}, which 8 bits cannot represent.");
        }

        ReadOnlySpan<int> sizes = network.LayerSizes;
        ReadOnlySpan<Activation> activations = network.Activations;
        var layers = new Int8Layer[activations.Length];
        int start = 0;
        for (int layer = 0; layer < layers.Length; layer++)
        {
            int inputs = sizes[layer], outputs = sizes[layer + 1], weights = inputs * outputs;
            LayerNumbers numbers = Quantize(
                parameters.AsSpan(start, weights),
                parameters.AsSpan(start + weights, outputs).ToArray(),
                activations[layer],
                RangesOf(layers.AsSpan(0, layer), rows, sizes[0]));
            if (numbers.Problem() is { } problem)
                throw new InvalidOperationException($"Layer {layer + 1} {problem}.");
            layers[layer] = new Int8Layer(numbers);
            start += weights + outputs;
        }

        return layers;
    }

    private static SignalRanges RangesOf(ReadOnlySpan<Int8Layer> before, ReadOnlySpan<float> rows, int inputSize)
    {
        SignalRanges ranges = new(before.IsEmpty ? inputSize : before[^1].OutputSize);
        if (before.IsEmpty)
        {
            ranges.Include(rows);
            return ranges;
        }

        PackedLayer[] layers = PackedLayer.Of(before);
        int count = rows.Length / inputSize, size = layers[^1].OutputSize;
        float[] signals = new float[Math.Min(count, BlockRows) * size];
        for (int row = 0; row < count; row += BlockRows)
        {
            int block = Math.Min(BlockRows, count - row);
            Span<float> outputs = signals.AsSpan(0, block * size);
            Int8Pass.Forward(layers, InstructionChoice.Fastest, rows.Slice(row * inputSize, block * inputSize), outputs);
            ranges.Include(outputs);
        }

        return ranges;
    }

    private static LayerNumbers Quantize(ReadOnlySpan<float> weights, float[] biases, Activation activation, SignalRanges ranges)
    {
        InputScales input = InputScales.Choose(ranges, weights);
        int inputs = weights.Length / biases.Length;
        sbyte[] rounded = new sbyte[weights.Length];
        float[] scales = new float[biases.Length];
        for (int output = 0; output < biases.Length; output++)
            scales[output] = RoundWeights(weights.Slice(output * inputs, inputs), input.Scales, rounded.AsSpan(output * inputs, inputs));
        return new LayerNumbers(inputs, activation, rounded, scales, biases, input);
    }

    // The weight that moves the output most becomes ±127.
    private static float RoundWeights(ReadOnlySpan<float> weights, float[] inputScales, Span<sbyte> rounded)
    {
        double largest = 0;
        for (int i = 0; i < weights.Length; i++)
            largest = Math.Max(largest, Math.Abs(Moved(weights, inputScales, i)));
        float scale = largest == 0 ? 1 : LayerNumbers.Limit(largest / LayerNumbers.LargestWeight);
        for (int i = 0; i < weights.Length; i++)
        {
            double steps = Math.Round(Moved(weights, inputScales, i) / scale);
            rounded[i] = (sbyte)Math.Clamp(steps, -LayerNumbers.LargestWeight, LayerNumbers.LargestWeight);
        }

        return scale;
    }

    // How far a byte of the input moves the output.
    private static double Moved(ReadOnlySpan<float> weights, float[] inputScales, int input) =>
        weights[input] * (double)inputScales[inputScales.Length == 1 ? 0 : input];
}
