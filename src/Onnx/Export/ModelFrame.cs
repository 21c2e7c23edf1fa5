using System;
using Onnx;

namespace MlpGen.Onnx.Export;

/// <summary>The part that the models of all networks share: one input, one output, and the transforms around the layers.</summary>
/// <param name="Name">The name of the graph.</param>
/// <param name="InputSize">The number of inputs.</param>
/// <param name="OutputSize">The number of outputs.</param>
/// <param name="LastActivation">The activation of the output layer.</param>
internal sealed record ModelFrame(string Name, int InputSize, int OutputSize, Activation LastActivation)
{
    private const string Input = "input";
    private const string Output = "output";
    private const string Batch = "batch";

    /// <summary>Creates the model.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="addLayers">Adds the nodes of the layers.</param>
    /// <exception cref="ArgumentException">The transform does not fit the network.</exception>
    public ModelProto Create(OnnxExportOptions options, Action<GraphBuilder> addLayers)
    {
        CheckTransform(options);
        ModelProto model = new()
        {
            IrVersion = FormatVersion(options.Opset), ProducerName = "MlpGen", Graph = Graph(options, addLayers),
        };
        model.OpsetImport.Add(new OperatorSetIdProto { Domain = "", Version = options.Opset });
        return model;
    }

    /// <summary>True if the file keeps the activation of the output layer.</summary>
    public bool KeepsLast(OnnxExportOptions options) => !LeavesOut(options);

    private GraphProto Graph(OnnxExportOptions options, Action<GraphBuilder> addLayers)
    {
        GraphProto graph = new() { Name = Name };
        GraphBuilder builder = new(graph, Input);
        if (options.Transform?.Inputs is { } inputs)
            TransformNodes.AddInputs(builder, inputs, options.Opset);
        addLayers(builder);
        if (options.Transform?.Targets is { } targets)
            TransformNodes.AddTargets(builder, targets);
        builder.Rename(Output);
        graph.Input.Add(Described(Input, InputSize));
        graph.Output.Add(Described(Output, OutputSize));
        return graph;
    }

    private bool LeavesOut(OnnxExportOptions options) => options.Logits && LastActivation is Activation.Softmax or Activation.Sigmoid;

    private void CheckTransform(OnnxExportOptions options)
    {
        CheckColumns(options.Transform?.Inputs, InputSize, "inputs");
        CheckColumns(options.Transform?.Targets, OutputSize, "targets");
        if (options.Transform?.Targets is not null && LeavesOut(options))
        {
            throw new ArgumentException(
                "Logits must be false if there is a transform of targets, " +
                $"because the targets are not logits of {LastActivation}. Leave out one of the two.",
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
