using System;
using MlpGen.Benchmarks.Measuring;
using MlpGen.Benchmarks.Workloads;

namespace MlpGen.Benchmarks.Peers.Managed;

/// <summary>Calls of the plain C# network.</summary>
internal readonly struct JaggedCalls(Problem problem) : ICalls
{
    private readonly JaggedNetwork _network = new(problem);
    private readonly float[][][] _inputs = problem.InputRows();
    private readonly float[][][] _targets = problem.TargetRows();
    private readonly int _outputSize = problem.Operation.Workload.OutputSize;

    public float[] Outputs { get; } = new float[problem.OutputsPerBatch];

    public static IPeer Peer() => new ManagedPeer(
        "plain C#", $".NET {Environment.Version}", problem => new ManagedSampler<JaggedCalls>(new JaggedCalls(problem), problem.Batches));

    public float Call(int batch)
    {
        if (_targets.Length > 0)
            return _network.Step(_inputs[batch], _targets[batch]);
        float[][] rows = _inputs[batch];
        for (int row = 0; row < rows.Length; row++)
            _network.Forward(rows[row]).CopyTo(Outputs, row * _outputSize);
        return 0;
    }
}
