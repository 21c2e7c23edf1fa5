using System;
using MlpGen.Benchmarks.Measuring;
using MlpGen.Benchmarks.Workloads;

namespace MlpGen.Benchmarks.Peers.Generated;

/// <summary>Forward passes of one network.</summary>
internal readonly struct ForwardCalls<T>(T network, Problem problem) : ICalls
    where T : struct, IForward
{
    private readonly T _network = network;
    private readonly float[] _inputs = problem.Inputs;
    private readonly int _length = problem.InputsPerBatch;

    public float[] Outputs { get; } = new float[problem.OutputsPerBatch];

    public float Call(int batch)
    {
        _network.Forward(_inputs.AsSpan(batch * _length, _length), Outputs);
        return 0;
    }
}

/// <summary>Training steps with targets.</summary>
internal readonly struct TargetSteps(Trainer trainer, Problem problem) : ICalls
{
    private readonly float[] _inputs = problem.Inputs;
    private readonly float[] _targets = problem.Targets;
    private readonly int _length = problem.InputsPerBatch;
    private readonly int _targetLength = problem.OutputsPerBatch;

    public float[] Outputs => [];

    public float Call(int batch) =>
        trainer.Step(_inputs.AsSpan(batch * _length, _length), _targets.AsSpan(batch * _targetLength, _targetLength));
}

/// <summary>Training steps with labels.</summary>
internal readonly struct LabelSteps(ClassifierTrainer trainer, Problem problem) : ICalls
{
    private readonly float[] _inputs = problem.Inputs;
    private readonly int[] _labels = problem.Labels;
    private readonly int _length = problem.InputsPerBatch;
    private readonly int _rows = problem.Operation.Rows;

    public float[] Outputs => [];

    public float Call(int batch) => trainer.Step(_inputs.AsSpan(batch * _length, _length), _labels.AsSpan(batch * _rows, _rows));
}
