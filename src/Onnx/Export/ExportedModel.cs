using System;
using Onnx;

namespace MlpGen.Onnx.Export;

/// <summary>The ONNX model of a network.</summary>
internal static class ExportedModel
{
    /// <summary>Creates the model.</summary>
    /// <exception cref="ArgumentException">The transform does not fit the network.</exception>
    /// <exception cref="InvalidOperationException">A parameter is NaN or infinite.</exception>
    public static ModelProto Create(IInferenceNetwork network, OnnxExportOptions options)
    {
        ModelFrame frame = new(network.GetType().Name, network.InputSize, network.OutputSize, network.Activations[^1]);
        ModelProto model = frame.Create(options, graph => AddLayers(graph, network, options, frame.KeepsLast(options)));
        NetworkNames.Add(model, network);
        return model;
    }

    private static void AddLayers(GraphBuilder graph, IInferenceNetwork network, OnnxExportOptions options, bool keepsLast)
    {
        float[] parameters = Parameters(network);
        int next = 0;
        for (int layer = 0; layer < network.Activations.Length; layer++)
        {
            int inputs = network.LayerSizes[layer], outputs = network.LayerSizes[layer + 1];
            ReadOnlySpan<float> weights = parameters.AsSpan(next, inputs * outputs);
            ReadOnlySpan<float> biases = parameters.AsSpan(next + weights.Length, outputs);
            next += weights.Length + outputs;
            string name = $"layers.{layer}";
            GraphBuilder.Set(
                graph.Add(
                    "Gemm",
                    $"{name}.sums",
                    graph.Last,
                    graph.Constant($"{name}.weight", weights, outputs, inputs),
                    graph.Constant($"{name}.bias", biases, outputs)),
                "transB",
                1L);
            if (keepsLast || layer < network.Activations.Length - 1)
                ActivationNodes.Add(graph, network.Activations[layer], $"{name}.activations", options.Opset);
        }
    }

    private static float[] Parameters(IInferenceNetwork network)
    {
        float[] parameters = new float[network.ParameterCount];
        network.GetParameters(parameters);
        foreach (float parameter in parameters)
        {
            if (!float.IsFinite(parameter))
            {
                throw new InvalidOperationException(
                    $"All parameters must be finite (one was {parameter}). Nothing was saved. Restore the last checkpoint.");
            }
        }

        return parameters;
    }
}
