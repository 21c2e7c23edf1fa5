using System;
using System.Collections.Generic;
using System.Linq;
using MlpGen.Onnx.Import.Constants;
using Onnx;
using static MlpGen.Text.MessageText;

namespace MlpGen.Onnx.Import.Operators;

/// <summary>A node with the values of its inputs.</summary>
/// <param name="proto">The node in the file.</param>
/// <param name="inputs">The values of the inputs. Null for an input that is left out.</param>
/// <param name="folder">The directory of the model, or null.</param>
/// <param name="context">The settings and the memory of the reading.</param>
internal sealed class Node(NodeProto proto, IReadOnlyList<Value?> inputs, string? folder, ReadingContext context)
{
    private const string OwnDomain = "ai.onnx";

    /// <summary>Gets the settings and the memory of the reading.</summary>
    public ReadingContext Context => context;

    /// <summary>Gets the operator, with its domain in front if that is not the one of ONNX.</summary>
    public string Operator => Domain.Length == 0 ? proto.OpType : $"{proto.Domain}.{proto.OpType}";

    /// <summary>Gets the domain of the operator. Empty for that of ONNX.</summary>
    public string Domain => DomainOf(proto.Domain);

    /// <summary>Gets the operator without its domain.</summary>
    public string Type => proto.OpType;

    /// <summary>Gets the name and the operator for messages. A node without a name is described by its output.</summary>
    public string Source => proto.Name.Length > 0
        ? $"Node {Quoted(proto.Name)} ({Quoted(Operator).Trim('"')})"
        : $"The node of {Quoted(proto.Output.FirstOrDefault() ?? "")} ({Quoted(Operator).Trim('"')})";

    /// <summary>Gets the number of inputs.</summary>
    public int InputCount => inputs.Count;

    /// <summary>Gets the number of outputs, without those that are left out.</summary>
    public int OutputCount => proto.Output.Count(output => output.Length > 0);

    /// <summary>True if no input depends on the inputs of the graph.</summary>
    public bool IsConstant => inputs.All(input => input is null or Known);

    /// <summary>True if an input contains the number of rows.</summary>
    public bool HasSizes => inputs.Any(input => input is RowSizes);

    /// <summary>Returns a domain in one way, because that of ONNX has two names.</summary>
    public static string DomainOf(string domain) => domain == OwnDomain ? "" : domain;

    /// <summary>Returns the value of an input. Null if it is left out.</summary>
    public Value? Input(int index) => index < inputs.Count ? inputs[index] : null;

    /// <summary>Returns an input that must depend on the inputs of the graph.</summary>
    public Features Features(int index) => Input(index) as Features
        ?? throw Refuse($"reads a constant as input {index}. Needed: a tensor that depends on the inputs");

    /// <summary>Returns an input that must be constant.</summary>
    public ConstantTensor Constant(int index) => Input(index) is Known known
        ? known.Tensor
        : throw Refuse($"has no constant as input {index}. Needed: a constant, so that it can become a parameter");

    /// <summary>True if an attribute is a number.</summary>
    public bool HasNumber(string name) => Find(name) is { HasF: true } or { HasI: true };

    /// <summary>Returns a number among the attributes.</summary>
    public float Float(string name, float otherwise) => Find(name) is { HasF: true } attribute ? attribute.F : otherwise;

    /// <summary>Returns a whole number among the attributes.</summary>
    public long Int(string name, long otherwise) => Find(name) is { HasI: true } attribute ? attribute.I : otherwise;

    /// <summary>Returns a text among the attributes.</summary>
    public string Text(string name, string otherwise) => Find(name) is { HasS: true } attribute ? attribute.S.ToStringUtf8() : otherwise;

    /// <summary>Returns a list of whole numbers among the attributes, or null.</summary>
    public long[]? Ints(string name)
    {
        if (Find(name) is not { Ints.Count: > 0 } attribute)
            return null;
        return attribute.Ints.Count <= ConstantTensor.LongestList
            ? [.. attribute.Ints]
            : throw Refuse($"has {attribute.Ints.Count} numbers in its attribute {name}. Needed: at most {ConstantTensor.LongestList}");
    }

    /// <summary>Returns a list of numbers among the attributes.</summary>
    public double[] Floats(string name)
    {
        if (Find(name) is not { Floats.Count: > 0 } attribute)
            throw Refuse($"has no attribute {name}. Needed: its numbers");
        double[] values = context.Allocate(attribute.Floats.Count);
        for (int i = 0; i < values.Length; i++)
            values[i] = attribute.Floats[i];
        return values;
    }

    /// <summary>Returns a tensor among the attributes, or null.</summary>
    public ConstantTensor? Tensor(string name) => Find(name)?.T is { } tensor ? ConstantReader.Read(tensor, folder) : null;

    /// <summary>Returns a list of whole numbers, which newer opsets have as an input and older ones as an attribute.</summary>
    public long[]? List(int input, string attribute) => Input(input) is null ? Ints(attribute) : SizeNodes.List(this, input);

    /// <summary>Returns a single number, which newer opsets have as an input and older ones as an attribute.</summary>
    public double? Number(int input, string attribute)
    {
        if (Input(input) is null)
            return Find(attribute) is { HasF: true } found ? found.F : null;
        ConstantTensor tensor = Constant(input);
        if (tensor.Count != 1)
            throw Refuse($"has {tensor.Count} numbers as input {input}. Needed: one");
        double[] value = new double[1];
        tensor.Numbers.Read(0, value);
        return value[0];
    }

    /// <summary>Throws unless a tensor has a number of columns, or can have it because the graph does not state it.</summary>
    public void RequireColumns(Features features, int columns)
    {
        try
        {
            features.Expression.Chain!.Fix(columns);
        }
        catch (UnsupportedException error)
        {
            throw Refuse($"does not fit: {error.Message}");
        }
    }

    /// <summary>Creates the exception for a node that cannot be read.</summary>
    /// <param name="why">The reason and what would be needed, as the rest of a sentence.</param>
    public UnsupportedException Refuse(string why) => new($"{Source} {why}");

    private AttributeProto? Find(string name) => proto.Attribute.FirstOrDefault(attribute => attribute.Name == name);
}
