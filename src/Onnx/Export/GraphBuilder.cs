using System;
using System.Buffers.Binary;
using Google.Protobuf;
using Onnx;

namespace MlpGen.Onnx.Export;

/// <summary>A chain of nodes under construction. Each node reads the tensor that the last one computed.</summary>
internal sealed class GraphBuilder(GraphProto graph, string input)
{
    /// <summary>Gets the name of the tensor that the last node computed.</summary>
    public string Last { get; private set; } = input;

    /// <summary>Adds a node whose name is that of its output.</summary>
    /// <param name="operation">The ONNX operator.</param>
    /// <param name="output">The name of the tensor that the node computes. It becomes <see cref="Last"/>.</param>
    /// <param name="inputs">The names of the tensors that the node reads.</param>
    /// <returns>The node, for attributes.</returns>
    public NodeProto Add(string operation, string output, params string[] inputs)
    {
        NodeProto node = new() { OpType = operation, Name = output };
        node.Input.AddRange(inputs);
        node.Output.Add(output);
        graph.Node.Add(node);
        Last = output;
        return node;
    }

    /// <summary>Adds a tensor of numbers and returns its name.</summary>
    public string Constant(string name, ReadOnlySpan<float> values, params long[] shape)
    {
        byte[] bytes = new byte[values.Length * sizeof(float)];
        for (int i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(i * sizeof(float)), BitConverter.SingleToInt32Bits(values[i]));
        return Constant(name, TensorProto.Types.DataType.Float, bytes, shape);
    }

    /// <summary>Adds a tensor of any type and returns its name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="type">The type of the elements.</param>
    /// <param name="bytes">The elements, in little-endian order.</param>
    /// <param name="shape">The sizes of the dimensions. None for a single element.</param>
    public string Constant(string name, TensorProto.Types.DataType type, byte[] bytes, params long[] shape)
    {
        TensorProto tensor = new() { Name = name, DataType = (int)type };
        tensor.Dims.AddRange(shape);
        tensor.RawData = UnsafeByteOperations.UnsafeWrap(bytes);
        graph.Initializer.Add(tensor);
        return name;
    }

    /// <summary>Adds a single number and returns its name.</summary>
    public string Constant(string name, float value) => Constant(name, [value]);

    /// <summary>Renames the output of the last node.</summary>
    public void Rename(string output)
    {
        NodeProto node = graph.Node[^1];
        node.Name = output;
        node.Output[0] = output;
        Last = output;
    }

    /// <summary>Sets an attribute of a node to a number.</summary>
    public static void Set(NodeProto node, string name, float value) =>
        node.Attribute.Add(new AttributeProto { Name = name, Type = AttributeProto.Types.AttributeType.Float, F = value });

    /// <summary>Sets an attribute of a node to a whole number.</summary>
    public static void Set(NodeProto node, string name, long value) =>
        node.Attribute.Add(new AttributeProto { Name = name, Type = AttributeProto.Types.AttributeType.Int, I = value });
}
