using System;
using Onnx;

namespace MlpGen.Onnx.Export;

/// <summary>The ONNX model of a network.</summary>
internal static class ExportedModel
{
    private const string Input = "input";
    private const string Output = "output";
    private const string Batch = "batch";

    /// <summary>Creates the model.</summary>
    /// <exception cref="ArgumentException">The transform does not fit the network.</exception>
    /// <exception cref="InvalidOperationException">A parameter is NaN or infinite.</exception>
    public static ModelProto Create(IInferenceNetwork network, OnnxExportOptions options)
    {
        CheckTransform(network, options);
        ModelProto model = new() { IrVersion = FormatVersion(options.Opset), ProducerName = "MlpGen", Graph = Graph(network, options) };
        model.OpsetImport.Add(new OperatorSetIdProto { Domain = "", Version = options.Opset });
        NetworkNames.Add(model, network);
        return model;
    }

    private static GraphProto Graph(IInferenceNetwork network, OnnxExportOptions options)
    {
        GraphProto graph = new() { Name = network.GetType().Name };
        GraphBuilder builder = new(graph, Input);
        if (options.Transform?.Inputs is { } inputs)
            TransformNodes.AddInputs(builder, inputs, options.Opset);
        AddLayers(builder, network, options);
        if (options.Transform?.Targets is { } targets)
            TransformNodes.AddTargets(builder, targets);
        builder.Rename(Output);
        graph.Input.Add(Described(Input, network.InputSize));
        graph.Output.Add(Described(Output, network.OutputSize));
        return graph;
    }

    private static void AddLayers(GraphBuilder graph, IInferenceNetwork network, OnnxExportOptions options)
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
            bool isKept = layer < network.Activations.Length - 1 || !LeavesOut(network, options);
            if (isKept)
                ActivationNodes.Add(graph, network.Activations[layer], $"{name}.activations", options.Opset);
        }
    }

    private static bool LeavesOut(IInferenceNetwork network, OnnxExportOptions options) =>
        options.Logits && network.Activations[^1] is Activation.Softmax or Activation.Sigmoid;

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

    private static void CheckTransform(IInferenceNetwork network, OnnxExportOptions options)
    {
        CheckColumns(options.Transform?.Inputs, network.InputSize, "inputs");
        CheckColumns(options.Transform?.Targets, network.OutputSize, "targets");
        if (options.Transform?.Targets is not null && LeavesOut(network, options))
        {
            throw new ArgumentException(
                "Logits must be false if there is a transform of targets, " +
                $"because the targets are not logits of {network.Activations[^1]}. Leave out one of the two.",
                nameof(options));
        }
    }

    private static void CheckColumns(ColumnTransform? transform, int columns, string what)
    {
        if (transform is not null && transform.ColumnCount != columns)
        {
            throw new ArgumentException(
                $"The transform of the {what} must have a ColumnCount of {columns} (was {transform.ColumnCount}).", "options");
        }
    }

    private static ValueInfoProto Described(string name, int size)
    {
        TensorShapeProto shape = new();
        shape.Dim.Add(new TensorShapeProto.Types.Dimension { DimParam = Batch });
        shape.Dim.Add(new TensorShapeProto.Types.Dimension { DimValue = size });
        TypeProto.Types.Tensor tensor = new() { ElemType = (int)TensorProto.Types.DataType.Float, Shape = shape };
        return new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = tensor } };
    }

    // The format that came with each opset, so that a program that knows the opset also reads the file.
    private static int FormatVersion(int opset) => opset switch
    {
        9 => 4,
        10 => 5,
        11 => 6,
        <= 14 => 7,
        <= 18 => 8,
        <= 20 => 9,
        _ => 10,
    };
}
