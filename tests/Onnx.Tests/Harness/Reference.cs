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

    /// <summary>
    /// Throws unless each number of <see cref="Rows"/> rows agrees to 1e-5 of its size. Numbers that are smaller than usual in their column
    /// agree to 1e-5 of the usual size, because they are sums of larger terms, which floats round to 6e-8 of the terms.
    /// </summary>
    public static void AssertAgree(float[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        int columns = expected.Length / Rows;
        double[] floors = [.. Enumerable.Range(0, columns).Select(column => Floor(expected, column, columns))];
        for (int i = 0; i < expected.Length; i++)
        {
            double allowed = 1e-5 * Math.Max(floors[i % columns], Math.Abs(expected[i]));
            Assert.True(Math.Abs((double)expected[i] - actual[i]) <= allowed, $"Number {i} is {actual[i]} instead of {expected[i]} ± {allowed}.");
        }
    }

    // The root mean square of a column, but between 0.01 and 1.
    private static double Floor(float[] numbers, int column, int columns) =>
        Math.Clamp(Math.Sqrt(Enumerable.Range(0, Rows).Average(row => Math.Pow(numbers[(row * columns) + column], 2))), 0.01, 1);

    /// <summary>Returns normally distributed rows.</summary>
    public static float[] RandomRows(int columns, int seed, float scale = 2)
    {
        Pcg32 random = new((ulong)seed);
        return [.. Enumerable.Range(0, Rows * columns).Select(_ => scale * random.NextNormal())];
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
