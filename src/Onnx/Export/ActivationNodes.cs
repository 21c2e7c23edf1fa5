using System;
using Onnx;

namespace MlpGen.Onnx.Export;

/// <summary>Writes an activation as nodes: one if the opset has an operator for it, otherwise several.</summary>
internal static class ActivationNodes
{
    private const int FirstOpsetWithHardSwish = 14;
    private const int FirstOpsetWithMish = 18;
    private const int FirstOpsetWithGelu = 20;

    /// <summary>Adds the nodes of an activation of the last tensor.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="activation">The activation. Identity adds no node.</param>
    /// <param name="output">The name of the activations.</param>
    /// <param name="opset">The version of the operators.</param>
    public static void Add(GraphBuilder graph, Activation activation, string output, int opset)
    {
        string sums = graph.Last;
        switch (activation)
        {
            case Activation.Identity:
                break;
            case Activation.Sigmoid or Activation.Tanh or Activation.Relu or Activation.Selu or Activation.Softplus or Activation.Softsign:
                graph.Add(activation.ToString(), output, sums);
                break;
            case Activation.LeakyRelu:
                GraphBuilder.Set(graph.Add("LeakyRelu", output, sums), "alpha", 0.01f);
                break;
            case Activation.Elu:
                GraphBuilder.Set(graph.Add("Elu", output, sums), "alpha", 1f);
                break;
            case Activation.Softmax:
                GraphBuilder.Set(graph.Add("Softmax", output, sums), "axis", 1L);
                break;
            case Activation.HardSigmoid:
                AddHardSigmoid(graph, output, sums);
                break;
            case Activation.HardSwish when opset >= FirstOpsetWithHardSwish:
            case Activation.Mish when opset >= FirstOpsetWithMish:
            case Activation.Gelu when opset >= FirstOpsetWithGelu:
                graph.Add(activation.ToString(), output, sums);
                break;
            case Activation.HardSwish:
                AddHardSigmoid(graph, $"{output}.gate", sums);
                graph.Add("Mul", output, sums, graph.Last);
                break;
            case Activation.Swish:
                graph.Add("Sigmoid", $"{output}.gate", sums);
                graph.Add("Mul", output, sums, graph.Last);
                break;
            case Activation.Mish:
                graph.Add("Softplus", $"{output}.softplus", sums);
                graph.Add("Tanh", $"{output}.gate", graph.Last);
                graph.Add("Mul", output, sums, graph.Last);
                break;
            case Activation.Gelu:
                AddGelu(graph, output, sums);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(activation), $"Activation.{activation} is not supported.");
        }
    }

    private static void AddHardSigmoid(GraphBuilder graph, string output, string sums)
    {
        NodeProto node = graph.Add("HardSigmoid", output, sums);
        GraphBuilder.Set(node, "alpha", 1 / 6f);
        GraphBuilder.Set(node, "beta", 0.5f);
    }

    // ½·z·(1 + erf(z/√2)).
    private static void AddGelu(GraphBuilder graph, string output, string sums)
    {
        graph.Add("Div", $"{output}.scaled", sums, graph.Constant($"{output}.sqrt2", MathF.Sqrt(2)));
        graph.Add("Erf", $"{output}.erf", graph.Last);
        graph.Add("Add", $"{output}.gate", graph.Last, graph.Constant($"{output}.one", 1));
        graph.Add("Mul", $"{output}.twice", sums, graph.Last);
        graph.Add("Mul", output, graph.Last, graph.Constant($"{output}.half", 0.5f));
    }
}
