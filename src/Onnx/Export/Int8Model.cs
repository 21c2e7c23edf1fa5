using System;
using System.Runtime.InteropServices;
using Onnx;

namespace MlpGen.Onnx.Export;

/// <summary>
/// The ONNX model of a quantized network, in the form that tools call QDQ: the bytes of inputs and weights are turned back into floats in
/// front of each Gemm, and tools that compute with integers replace these nodes.
/// </summary>
internal static class Int8Model
{
    private const int FirstOpsetWithScalesPerOutput = 13;

    /// <summary>Creates the model.</summary>
    /// <exception cref="ArgumentException">The transform does not fit the network, or the opset is too old.</exception>
    public static ModelProto Create(Int8Network network, OnnxExportOptions options)
    {
        if (options.Opset < FirstOpsetWithScalesPerOutput)
        {
            throw new ArgumentException(
                $"Opset must be at least {FirstOpsetWithScalesPerOutput} for a quantized network, because older ones have no scales for " +
                $"each output (was {options.Opset}).",
                nameof(options));
        }

        ModelFrame frame = new(nameof(Int8Network), network.InputSize, network.OutputSize, network.Activations[^1]);
        return frame.Create(options, graph =>
        {
            for (int number = 0; number < network.Layers.Count; number++)
            {
                Int8Layer layer = network.Layers[number];
                string name = $"layers.{number}";
                AddSums(graph, layer, name);
                if (number < network.Layers.Count - 1 || frame.KeepsLast(options))
                    ActivationNodes.Add(graph, layer.Activation, $"{name}.activations", options.Opset);
            }
        });
    }

    private static void AddSums(GraphBuilder graph, Int8Layer layer, string name)
    {
        float[] scales = layer.WeightScales.ToArray(), biases = layer.Biases.ToArray();
        byte[] weights = new byte[layer.OutputSize * layer.InputSize];
        layer.GetWeights(MemoryMarshal.Cast<byte, sbyte>(weights.AsSpan()));
        if (layer.InputScales.Length == 1)
        {
            float scale = layer.InputScales[0];
            AddRounding(graph, name, scale, (byte)layer.InputZeroPoints[0]);
            for (int output = 0; output < scales.Length; output++)
                scales[output] = (float)(scales[output] / scale);
        }
        else
        {
            AddScaling(graph, layer, name);
            AddRounding(graph, name, 1, 0);
            SubtractZeroPoints(layer, weights, biases);
        }

        string signals = graph.Last;
        NodeProto node = graph.Add(
            "DequantizeLinear",
            $"{name}.weight",
            graph.Constant($"{name}.weight_quantized", TensorProto.Types.DataType.Int8, weights, layer.OutputSize, layer.InputSize),
            graph.Constant($"{name}.weight_scale", scales, layer.OutputSize),
            graph.Constant($"{name}.weight_zero_point", TensorProto.Types.DataType.Int8, new byte[layer.OutputSize], layer.OutputSize));
        GraphBuilder.Set(node, "axis", 0L);
        GraphBuilder.Set(
            graph.Add("Gemm", $"{name}.sums", signals, graph.Last, graph.Constant($"{name}.bias", biases, layer.OutputSize)), "transB", 1L);
    }

    private static void AddRounding(GraphBuilder graph, string name, float scale, byte zeroPoint)
    {
        string scales = graph.Constant($"{name}.input_scale", [scale], []);
        string zeroPoints = graph.Constant($"{name}.input_zero_point", TensorProto.Types.DataType.Uint8, [zeroPoint]);
        graph.Add("QuantizeLinear", $"{name}.input_quantized", graph.Last, scales, zeroPoints);
        graph.Add("DequantizeLinear", $"{name}.input", graph.Last, scales, zeroPoints);
    }

    // ONNX has no zero points outside 0 … 255. So x / scale + zero point is rounded, and the biases make up for the zero points.
    private static void AddScaling(GraphBuilder graph, Int8Layer layer, string name)
    {
        float[] zeroPoints = Array.ConvertAll(layer.InputZeroPoints.ToArray(), zeroPoint => (float)zeroPoint);
        graph.Add("Div", $"{name}.input_scaled", graph.Last, graph.Constant($"{name}.input_scales", layer.InputScales, layer.InputSize));
        graph.Add("Add", $"{name}.input_shifted", graph.Last, graph.Constant($"{name}.input_shifts", zeroPoints, layer.InputSize));
    }

    private static void SubtractZeroPoints(Int8Layer layer, byte[] weights, float[] biases)
    {
        for (int output = 0; output < biases.Length; output++)
        {
            long sum = 0;
            for (int input = 0; input < layer.InputSize; input++)
                sum += (sbyte)weights[(output * layer.InputSize) + input] * (long)layer.InputZeroPoints[input];
            biases[output] = (float)(biases[output] - ((double)layer.WeightScales[output] * sum));
        }
    }
}
