using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using Google.Protobuf;
using Onnx;
using DataType = Onnx.TensorProto.Types.DataType;

namespace MlpGen.Onnx.Tests.Harness;

/// <summary>A graph in the way in which some exporter writes it.</summary>
internal sealed class TestGraph
{
    private readonly Random _random = new(11);

    public TestGraph(int opset = 17, params (string Name, int Columns)[] inputs)
    {
        Model = new ModelProto { IrVersion = 4, Graph = new GraphProto { Name = "graph" } };
        Model.OpsetImport.Add(new OperatorSetIdProto { Domain = "", Version = opset });
        foreach ((string name, int columns) in inputs.Length > 0 ? inputs : [("x", 4)])
            AddInput(name, columns);
        Last = Model.Graph.Input[0].Name;
    }

    public ModelProto Model { get; }

    /// <summary>Gets or sets the tensor that the next node reads.</summary>
    public string Last { get; set; }

    public void AddInput(string name, params long[] row)
    {
        TensorShapeProto shape = new();
        shape.Dim.Add(new TensorShapeProto.Types.Dimension { DimParam = "batch" });
        foreach (long size in row)
            shape.Dim.Add(new TensorShapeProto.Types.Dimension { DimValue = size });
        TypeProto.Types.Tensor tensor = new() { ElemType = (int)DataType.Float, Shape = shape };
        Model.Graph.Input.Add(new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = tensor } });
    }

    /// <summary>Adds a node. "?" among its inputs stands for the output of the last one, which is the first input otherwise.</summary>
    public TestGraph Add(string operation, string[]? inputs = null, params (string Name, object Value)[] attributes)
    {
        string[] names = [.. (inputs ?? ["?"]).Select(name => name == "?" ? Last : name)];
        Last = $"t{Model.Graph.Node.Count}";
        NodeProto node = new() { OpType = operation, Name = $"{operation}_{Model.Graph.Node.Count}" };
        node.Input.AddRange(names);
        node.Output.Add(Last);
        foreach ((string name, object value) in attributes)
            node.Attribute.Add(Attribute(name, value));
        Model.Graph.Node.Add(node);
        return this;
    }

    /// <summary>Stores floats and returns their name.</summary>
    public string Floats(float[] values, params long[] shape)
    {
        TensorProto tensor = new() { Name = $"c{Model.Graph.Initializer.Count}", DataType = (int)DataType.Float };
        tensor.Dims.AddRange(shape);
        tensor.RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes(values.AsSpan()));
        Model.Graph.Initializer.Add(tensor);
        return tensor.Name;
    }

    public string Float(float value) => Floats([value]);

    /// <summary>Stores whole numbers and returns their name.</summary>
    public string Ints(params long[] values)
    {
        TensorProto tensor = new() { Name = $"c{Model.Graph.Initializer.Count}", DataType = (int)DataType.Int64 };
        tensor.Dims.Add(values.Length);
        tensor.Int64Data.AddRange(values);
        Model.Graph.Initializer.Add(tensor);
        return tensor.Name;
    }

    /// <summary>Stores random floats between −1 and 1 and returns their name.</summary>
    public string Random(params long[] shape) =>
        Floats([.. Enumerable.Range(0, (int)shape.Aggregate(1L, (a, b) => a * b)).Select(_ => (2 * _random.NextSingle()) - 1)], shape);

    /// <summary>Stores random floats between ½ and 1½ and returns their name.</summary>
    public string Positive(params long[] shape) =>
        Floats([.. Enumerable.Range(0, (int)shape.Aggregate(1L, (a, b) => a * b)).Select(_ => _random.NextSingle() + 0.5f)], shape);

    /// <summary>Adds a layer in the usual way.</summary>
    public TestGraph Gemm(int inputs, int outputs) => Add("Gemm", ["?", Random(outputs, inputs), Random(outputs)], ("transB", 1L));

    public OnnxModel Open(OnnxOpenOptions? options = null) => OnnxFile.Open(new MemoryStream(Model.ToByteArray()), options);

    private static AttributeProto Attribute(string name, object value) => value switch
    {
        float number => new() { Name = name, Type = AttributeProto.Types.AttributeType.Float, F = number },
        long number => new() { Name = name, Type = AttributeProto.Types.AttributeType.Int, I = number },
        string text => new() { Name = name, Type = AttributeProto.Types.AttributeType.String, S = ByteString.CopyFromUtf8(text) },
        long[] numbers => new() { Name = name, Type = AttributeProto.Types.AttributeType.Ints, Ints = { numbers } },
        float[] numbers => new() { Name = name, Type = AttributeProto.Types.AttributeType.Floats, Floats = { numbers } },
        TensorProto tensor => new() { Name = name, Type = AttributeProto.Types.AttributeType.Tensor, T = tensor },
        _ => throw new ArgumentException("The type of the attribute is unknown.", nameof(value)),
    };
}
