using System;
using System.Collections.Generic;
using System.Linq;
using Google.Protobuf;
using Microsoft.ML.OnnxRuntime;
using Onnx;
using Xunit;

namespace MlpGen.Onnx.Tests.Harness;

/// <summary>ONNX Runtime, which computes what every file means.</summary>
internal static class Reference
{
    public const int Rows = 1000;

    /// <summary>Computes tensors of a model, which need not be outputs of its graph, and puts their columns side by side.</summary>
    public static float[] Run(ModelProto model, IReadOnlyList<string> tensors, params (string Name, float[] Values)[] inputs)
    {
        ModelProto copy = model.Clone();
        copy.Graph.Output.Clear();
        foreach (string tensor in tensors)
            copy.Graph.Output.Add(new ValueInfoProto { Name = tensor });
        using SessionOptions options = new() { IntraOpNumThreads = 1, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
        using InferenceSession session = new(copy.ToByteArray(), options);
        Dictionary<string, OrtValue> values = [];
        foreach (string name in session.InputMetadata.Keys)
        {
            float[] numbers = inputs.FirstOrDefault(input => input.Name == name).Values ?? Ones(session.InputMetadata[name]);
            long[] shape = [.. session.InputMetadata[name].Dimensions.Select(size => (long)Math.Abs(size))];
            shape[0] = numbers.Length / shape.Skip(1).Aggregate(1L, (a, b) => a * b);
            values[name] = OrtValue.CreateTensorValueFromMemory(numbers, shape);
        }

        using RunOptions run = new();
        using IDisposableReadOnlyCollection<OrtValue> results = session.Run(run, values, tensors);
        return Joined([.. results.Select(result => result.GetTensorDataAsSpan<float>().ToArray())]);
    }

    /// <summary>Throws unless each number agrees to 1e-5 of its size, or of 1 for smaller numbers.</summary>
    public static void AssertAgree(float[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            float error = Math.Abs(expected[i] - actual[i]) / Math.Max(1, Math.Abs(expected[i]));
            Assert.True(error <= 1e-5f, $"Number {i} is {actual[i]} instead of {expected[i]}.");
        }
    }

    /// <summary>Returns normally distributed rows.</summary>
    public static float[] RandomRows(int columns, int seed, float scale = 2)
    {
        Random random = new(seed);
        float[] rows = new float[Rows * columns];
        for (int i = 0; i < rows.Length; i++)
            rows[i] = scale * (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
        return rows;
    }

    /// <summary>Returns the outputs of a network.</summary>
    public static float[] Outputs(INetwork network, float[] rows, ColumnTransform? transform = null)
    {
        float[] outputs = new float[rows.Length / network.InputSize * network.OutputSize];
        network.Forward(new NetworkTransform { Inputs = transform }, rows, outputs);
        return outputs;
    }

    /// <summary>Returns the parameters of a network.</summary>
    public static float[] Parameters(INetwork network)
    {
        float[] parameters = new float[network.ParameterCount];
        network.GetParameters(parameters);
        return parameters;
    }

    // Action masks of policies are 1 for allowed actions.
    private static float[] Ones(NodeMetadata input) => [.. Enumerable.Repeat(1f, Rows * input.Dimensions.Skip(1).Aggregate(1, (a, b) => a * b))];

    /// <summary>Puts the columns of tensors side by side.</summary>
    public static float[] Joined(float[][] tensors)
    {
        if (tensors.Length == 1)
            return tensors[0];
        List<float> joined = [];
        for (int row = 0; row < Rows; row++)
        {
            foreach (float[] tensor in tensors)
                joined.AddRange(tensor.AsSpan(row * (tensor.Length / Rows), tensor.Length / Rows));
        }

        return [.. joined];
    }
}
