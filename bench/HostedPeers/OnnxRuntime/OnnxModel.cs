using System;
using System.Runtime.InteropServices;
using MlpGen.Benchmarks.Hosting;

namespace MlpGen.Benchmarks.OnnxRuntime;

/// <summary>A network as an ONNX model: a Gemm and an activation for each layer. The numbers are field numbers of onnx.proto.</summary>
internal static class OnnxModel
{
    public const string Input = "x";
    public const string Output = "y";

    private const int Float = 1;
    private const int IrVersion = 7;
    private const int OpsetVersion = 13;

    public static byte[] Create(HostedProblem problem)
    {
        ProtocolBuffer graph = new();
        string values = Input;
        int next = 0, layers = problem.Sizes.Length - 1;
        for (int l = 0; l < layers; l++)
        {
            int inputs = problem.Sizes[l], outputs = problem.Sizes[l + 1];
            float[] weights = new float[inputs * outputs];
            for (int o = 0; o < outputs; o++)
            {
                for (int i = 0; i < inputs; i++)
                    weights[(i * outputs) + o] = problem.Parameters[next++];
            }

            ReadOnlySpan<float> biases = problem.Parameters.AsSpan(next, outputs);
            next += outputs;
            graph.Message(5, Tensor($"w{l}", weights, inputs, outputs)).Message(5, Tensor($"b{l}", biases, outputs));

            bool last = l + 1 == layers;
            string activation = last ? problem.Output : problem.Hidden;
            string sums = last && activation == "Identity" ? Output : $"z{l}";
            graph.Message(1, Node("Gemm", sums, values, $"w{l}", $"b{l}"));
            values = sums;
            if (activation != "Identity")
            {
                values = last ? Output : $"a{l}";
                graph.Message(1, Node(activation, values, sums));
            }
        }

        graph.Text(2, "network")
            .Message(11, Value(Input, problem.Rows, problem.Sizes[0]))
            .Message(12, Value(Output, problem.Rows, problem.Sizes[^1]));
        return new ProtocolBuffer()
            .Integer(1, IrVersion)
            .Message(7, graph)
            .Message(8, new ProtocolBuffer().Text(1, "").Integer(2, OpsetVersion))
            .ToArray();
    }

    private static ProtocolBuffer Node(string operation, string output, params ReadOnlySpan<string> inputs)
    {
        ProtocolBuffer node = new();
        foreach (string input in inputs)
            node.Text(1, input);
        return node.Text(2, output).Text(4, operation);
    }

    private static ProtocolBuffer Tensor(string name, ReadOnlySpan<float> values, params ReadOnlySpan<int> sizes)
    {
        ProtocolBuffer tensor = new();
        foreach (int size in sizes)
            tensor.Integer(1, size);
        return tensor.Integer(2, Float).Text(8, name).Bytes(9, MemoryMarshal.AsBytes(values));
    }

    private static ProtocolBuffer Value(string name, int rows, int size)
    {
        ProtocolBuffer shape = new ProtocolBuffer()
            .Message(1, new ProtocolBuffer().Integer(1, rows))
            .Message(1, new ProtocolBuffer().Integer(1, size));
        ProtocolBuffer tensor = new ProtocolBuffer().Integer(1, Float).Message(2, shape);
        return new ProtocolBuffer().Text(1, name).Message(2, new ProtocolBuffer().Message(1, tensor));
    }
}
