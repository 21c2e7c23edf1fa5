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
    private readonly HashSet<(string Domain, string Name)> _functions;
    private readonly ReadingContext _context;
    private readonly string? _folder;

    private Interpreter(ModelProto model, ReadingContext context, string? folder)
    {
        _functions = [.. model.Functions.Select(function => (Node.DomainOf(function.Domain), function.Name))];
        _context = context;
        _folder = folder;
    }

    /// <summary>Reads the graph of a model.</summary>
    /// <exception cref="InvalidDataException">The graph computes a tensor twice, or needs too much memory.</exception>
    public static ReadGraph Run(ModelProto model, ReadingContext context, string? folder)
    {
        GraphProto graph = model.Graph;
        Interpreter interpreter = new(model, context, folder);
        foreach (ValueInfoProto input in graph.Input)
            interpreter.Define(input.Name, Attempt(() => interpreter.OfInput(input)));

        // A constant can also be listed as an input. Then it is the default of the input.
        foreach (TensorProto tensor in graph.Initializer)
            interpreter._values[tensor.Name] = Attempt(() => new Known(ConstantReader.Read(tensor, folder)));
        foreach (SparseTensorProto tensor in graph.SparseInitializer)
        {
            string name = tensor.Values?.Name ?? "";
            interpreter._values[name] = new Refused($"Tensor {Quoted(name)} is sparse (sparse_initializer). Needed: all its numbers");
        }

        foreach (NodeProto node in graph.Node)
            interpreter.Run(node);
        return new ReadGraph(graph, interpreter._values);
    }

    private void Run(NodeProto proto)
    {
        List<Value?> inputs = [];
        foreach (string name in proto.Input)
            inputs.Add(name.Length == 0 ? null : _values.GetValueOrDefault(name) ?? Missing(name));
        Value result = inputs.OfType<Refused>().FirstOrDefault() ?? Attempt(() => Read(new Node(proto, inputs, _folder, _context)));
        for (int i = 0; i < proto.Output.Count; i++)
        {
            string output = proto.Output[i];
            if (output.Length > 0)
                Define(output, i == 0 ? result : new Refused($"Tensor {Quoted(output)} is not the first output of its node"));
        }
    }

    private Value Read(Node node)
    {
        if (_functions.Contains((node.Domain, node.Type)))
            throw node.Refuse("calls a local function of the file. Needed: its nodes in its place, as onnx.inliner writes them");
        Value value = OperatorTable.Read(node);
        int rank = value is Features features ? features.Shape.Length : value is Known known ? known.Tensor.Shape.Length : 0;
        return rank <= ConstantTensor.MostDimensions
            ? value
            : throw node.Refuse($"computes a tensor of {rank} dimensions. Needed: at most {ConstantTensor.MostDimensions}");
    }

    private static Refused Missing(string name) =>
        new($"Tensor {Quoted(name)} is not computed by a node in front of the first that reads it. The graph is damaged");

    private Value OfInput(ValueInfoProto input)
    {
        TensorShapeProto? shape = input.Type?.TensorType?.Shape;
        if (shape is null)
            return Features.Of(new Chain(_context, new Front([new InputPart(input.Name, 0)])), Features.Unknown);
        if (shape.Dim.Count > ConstantTensor.MostDimensions)
        {
            throw new UnsupportedException(
                $"Input {Quoted(input.Name)} has {shape.Dim.Count} dimensions. Needed: at most {ConstantTensor.MostDimensions}");
        }

        long[] sizes = [.. shape.Dim.Select(dimension => dimension.HasDimValue ? dimension.DimValue : Features.Unknown)];
        if (Columns(sizes) is not { } columns)
        {
            throw new UnsupportedException(
                $"Input {Quoted(input.Name)} has the shape {Sizes(sizes)}. " +
                "Needed: [batch, columns], or a fixed size for each dimension of a row");
        }

        return new Features(new Chain(_context, new Front([new InputPart(input.Name, columns)])).Variable, sizes);
    }

    /// <summary>Returns the number of columns of an input, 0 if it is open, or null if the shape cannot be read.</summary>
    private static int? Columns(long[] sizes)
    {
        if (sizes is [_, Features.Unknown])
            return 0;
        long columns = 1;
        foreach (long size in sizes.Skip(1))
        {
            // Both factors are at most 2³¹, so the product does not overflow.
            if (size is < 1 or > int.MaxValue || (columns *= size) > int.MaxValue)
                return null;
        }

        return sizes.Length < 2 ? null : (int)columns;
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
