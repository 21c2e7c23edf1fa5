using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using MlpGen.Onnx.Import.Chains;
using MlpGen.Onnx.Import.Constants;
using Onnx;
using static MlpGen.Text.MessageText;

namespace MlpGen.Onnx.Import.Operators;

/// <summary>Runs through a graph once, from its inputs to its outputs, and notes what each tensor is.</summary>
internal sealed class Interpreter
{
    private readonly Dictionary<string, Value> _values = [];
    private readonly ReadingContext _context;
    private readonly string? _folder;

    private Interpreter(ReadingContext context, string? folder)
    {
        _context = context;
        _folder = folder;
    }

    /// <summary>Reads a graph.</summary>
    /// <exception cref="InvalidDataException">The graph computes a tensor twice, or needs too much memory.</exception>
    public static ReadGraph Run(GraphProto graph, ReadingContext context, string? folder)
    {
        Interpreter interpreter = new(context, folder);
        foreach (ValueInfoProto input in graph.Input)
            interpreter.Define(input.Name, Attempt(() => interpreter.OfInput(input)));

        // A constant can also be listed as an input. Then it is the default of the input.
        foreach (TensorProto tensor in graph.Initializer)
            interpreter._values[tensor.Name] = Attempt(() => new Known(ConstantReader.Read(tensor, folder)));
        foreach (NodeProto node in graph.Node)
            interpreter.Run(node);
        return new ReadGraph(graph, interpreter._values);
    }

    private void Run(NodeProto proto)
    {
        List<Value?> inputs = [];
        Refused? refused = null;
        foreach (string name in proto.Input)
        {
            Value? value = name.Length == 0 ? null : _values.GetValueOrDefault(name)
                ?? new Refused($"Tensor {Quoted(name)} is not computed by a node in front of the first that reads it. The graph is damaged");
            refused ??= value as Refused;
            inputs.Add(value);
        }

        Value result = refused ?? Attempt(() => OperatorTable.Read(new Node(proto, inputs, _folder, _context)));
        for (int i = 0; i < proto.Output.Count; i++)
        {
            if (proto.Output[i].Length > 0)
                Define(proto.Output[i], i == 0 ? result : new Refused($"Tensor {Quoted(proto.Output[i])} is not the first output of its node"));
        }
    }

    private Value OfInput(ValueInfoProto input)
    {
        TensorShapeProto? shape = input.Type?.TensorType?.Shape;
        if (shape is null)
            return Features.Of(new Chain(_context, new Front([new InputPart(input.Name, 0)])), Features.Unknown);
        long[] sizes = [.. shape.Dim.Select(dimension => dimension.HasDimValue ? dimension.DimValue : Features.Unknown)];
        long columns = 1;
        foreach (long size in sizes.Skip(1))
            columns = size is > 0 and <= int.MaxValue ? Math.Min(columns * size, long.MaxValue >> 32) : columns == 1 && sizes.Length == 2 ? 0 : -1;
        if (sizes.Length < 2 || columns is < 0 or > int.MaxValue)
        {
            throw new UnsupportedException(
                $"Input {Quoted(input.Name)} has the shape {Sizes(sizes)}. Needed: [batch, columns], or a fixed size for each dimension of a row");
        }

        return new Features(new Chain(_context, new Front([new InputPart(input.Name, (int)columns)])).Variable, sizes);
    }

    private void Define(string name, Value value)
    {
        if (!_values.TryAdd(name, value))
            throw new InvalidDataException($"Tensor {Quoted(name)} must be computed once (it is computed twice). The file is damaged.");
    }

    private static Value Attempt(Func<Value> read)
    {
        try
        {
            return read();
        }
        catch (UnsupportedException error)
        {
            return new Refused(error.Message);
        }
    }
}
