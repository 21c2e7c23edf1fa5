using System;
using System.Linq;
using Microsoft.ML.OnnxRuntime;
using MlpGen.Benchmarks.Hosting;
using MlpGen.Benchmarks.Measuring;

namespace MlpGen.Benchmarks.OnnxRuntime;

/// <summary>Forward passes through the fastest interface of the library: values that wrap preallocated arrays.</summary>
internal readonly struct SessionCalls : ICalls
{
    private static readonly string[] InputNames = [OnnxModel.Input];
    private static readonly string[] OutputNames = [OnnxModel.Output];

    private readonly InferenceSession _session;
    private readonly RunOptions _options = new();
    private readonly OrtValue[][] _inputs;
    private readonly OrtValue[] _outputs;

    public SessionCalls(HostedProblem problem)
    {
        if (problem.Kind != "Forward")
            throw new NotSupportedException("it does not support training");
        using SessionOptions options = new()
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
        };
        _session = new InferenceSession(OnnxModel.Create(problem), options);
        int inputs = problem.Sizes[0], outputs = problem.Sizes[^1];
        Outputs = new float[problem.Rows * outputs];
        _outputs = [OrtValue.CreateTensorValueFromMemory(Outputs, [problem.Rows, outputs])];
        _inputs = [.. Enumerable.Range(0, problem.Batches).Select(batch => new[]
        {
            OrtValue.CreateTensorValueFromMemory(problem.Batch(problem.Inputs, batch, inputs), [problem.Rows, inputs]),
        })];
    }

    public float[] Outputs { get; }

    public float Call(int batch)
    {
        _session.Run(_options, InputNames, _inputs[batch], OutputNames, _outputs);
        return 0;
    }
}
