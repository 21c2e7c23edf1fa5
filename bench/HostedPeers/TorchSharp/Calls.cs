using System;
using System.Linq;
using MlpGen.Benchmarks.Hosting;
using MlpGen.Benchmarks.Measuring;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MlpGen.Benchmarks.TorchSharp;

/// <summary>Forward passes, from a tensor to a tensor, without recording gradients.</summary>
internal readonly struct ForwardCalls(HostedProblem problem) : ICalls
{
    private readonly Sequential _network = TorchNetwork.Create(problem);

    private readonly Tensor[] _inputs = TorchNetwork.Batches(problem, problem.Inputs, problem.Sizes[0]);

    private readonly Tensor?[] _output = new Tensor?[1];

    public float[] Outputs => _output[0]!.data<float>().ToArray();

    public float Call(int batch)
    {
        using IDisposable mode = inference_mode();
        _output[0]?.Dispose();
        _output[0] = _network.forward(_inputs[batch]);
        return 0;
    }
}

/// <summary>Training steps.</summary>
internal readonly struct StepCalls : ICalls
{
    private readonly Sequential _network;
    private readonly Func<Tensor, Tensor, Tensor> _loss;
    private readonly optim.Optimizer _optimizer;
    private readonly Tensor[] _inputs;
    private readonly Tensor[] _targets;

    public StepCalls(HostedProblem problem)
    {
        _network = TorchNetwork.Create(problem);
        _loss = TorchNetwork.Loss(problem);
        _optimizer = problem.Kind == "Adam"
            ? optim.Adam(_network.parameters(), problem.AdamLearningRate)
            : optim.SGD(_network.parameters(), problem.SgdLearningRate);
        _inputs = TorchNetwork.Batches(problem, problem.Inputs, problem.Sizes[0]);
        _targets = problem.Loss == "CrossEntropy"
            ? [.. Enumerable.Range(0, problem.Batches).Select(batch => tensor(problem.Batch(problem.Labels, batch, 1), ScalarType.Int64))]
            : TorchNetwork.Batches(problem, problem.Targets, problem.Sizes[^1]);
    }

    public float[] Outputs => [];

    public float Call(int batch)
    {
        using DisposeScope scope = NewDisposeScope();
        _optimizer.zero_grad();
        Tensor loss = _loss(_network.forward(_inputs[batch]), _targets[batch]);
        loss.backward();
        _optimizer.step();
        return loss.item<float>();
    }
}
