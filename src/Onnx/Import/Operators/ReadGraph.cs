using System.Collections.Generic;
using System.Linq;
using MlpGen.Onnx.Import.Chains;
using Onnx;
using static MlpGen.Text.MessageText;

namespace MlpGen.Onnx.Import.Operators;

/// <summary>A graph that was read: what each tensor is, and which tensors are the outputs of networks.</summary>
internal sealed class ReadGraph
{
    private readonly Dictionary<string, Value> _values;

    /// <summary>Finds the networks of a graph.</summary>
    public ReadGraph(GraphProto graph, Dictionary<string, Value> values)
    {
        _values = values;
        HashSet<string> outputs = [.. graph.Output.Select(output => output.Name)];
        HashSet<string> continued = [];
        List<(string Name, Chain Chain)> networks = [];

        // From the last node to the first, so that it is known of each tensor whether a longer network reads it.
        foreach (NodeProto node in graph.Node.Reverse())
        {
            string output = node.Output.FirstOrDefault() ?? "";
            Chain? chain = output.Length == 0 ? null : Find(output);
            if (chain is not null && (outputs.Contains(output) || !continued.Contains(output)))
                networks.Add((output, chain));
            if (chain is not null || continued.Contains(output))
                continued.UnionWith(node.Input.Where(input => input.Length > 0));
        }

        networks.Reverse();
        Networks = networks;
    }

    /// <summary>Gets the networks that do not continue: their last tensors and their layers.</summary>
    public IReadOnlyList<(string Name, Chain Chain)> Networks { get; }

    /// <summary>True if the graph has a tensor.</summary>
    public bool Has(string tensor) => _values.ContainsKey(tensor);

    /// <summary>Returns the layers that compute a tensor.</summary>
    /// <exception cref="UnsupportedException">The tensor is not the output of a multilayer perceptron.</exception>
    public Chain Network(string tensor)
    {
        Chain chain = _values[tensor] switch
        {
            Refused refused => throw new UnsupportedException(refused.Why),
            Features { IsTransposed: false } features => features.Expression.Settled,
            Features =>
                throw new UnsupportedException($"Tensor {Quoted(tensor)} has its rows in the second dimension. Needed: in the first"),
            _ => throw new UnsupportedException($"Tensor {Quoted(tensor)} does not depend on the inputs"),
        };
        if (chain.Depth == 0)
            throw new UnsupportedException($"Tensor {Quoted(tensor)} is computed without weights. Needed: at least one Gemm or MatMul");
        if (!chain.Pending.IsIdentity)
        {
            throw new UnsupportedException(
                $"Tensor {Quoted(tensor)} is multiplied or shifted behind {chain.Last!.Activation}, where no layer can absorb it. " +
                "Needed: the tensor in front of it");
        }

        chain.Front.Check();
        return chain;
    }

    private Chain? Find(string tensor)
    {
        try
        {
            return _values[tensor] is Features ? Network(tensor) : null;
        }
        catch (UnsupportedException)
        {
            return null;
        }
    }
}
