using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.ML.OnnxRuntime;
using Xunit;

namespace MlpGen.Tool.Tests.Harness;

/// <summary>ONNX Runtime, which computes what an ONNX file means.</summary>
internal static class Runtime
{
    public const int Rows = 100;

    /// <summary>Computes a graph output of a file with one input.</summary>
    public static float[] Run(string path, string output, float[] rows)
    {
        using SessionOptions options = new() { IntraOpNumThreads = 1, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
        using InferenceSession session = new(path, options);
        string input = Assert.Single(session.InputMetadata.Keys);
        long[] shape = [Rows, rows.Length / Rows];
        using OrtValue value = OrtValue.CreateTensorValueFromMemory(rows, shape);
        using RunOptions run = new();
        using IDisposableReadOnlyCollection<OrtValue> results = session.Run(run, new Dictionary<string, OrtValue> { [input] = value }, [output]);
        return results[0].GetTensorDataAsSpan<float>().ToArray();
    }

    /// <summary>Returns normally distributed rows.</summary>
    public static float[] RandomRows(int columns)
    {
        Pcg32 random = new(7);
        return [.. Enumerable.Range(0, Rows * columns).Select(_ => random.NextNormal())];
    }

    /// <summary>Throws unless numbers agree to 1e-5 of the largest.</summary>
    public static void AssertAgree(float[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        float allowed = 1e-5f * expected.Max(number => Math.Abs(number));
        Assert.All(expected.Zip(actual), pair => Assert.InRange(pair.Second, pair.First - allowed, pair.First + allowed));
    }
}
