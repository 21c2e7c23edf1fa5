using System;
using MlpGen.Benchmarks.Measuring;
using MlpGen.Benchmarks.Workloads;

namespace MlpGen.Benchmarks.Peers.Generated;

/// <summary>MlpGen itself, through its public methods.</summary>
internal sealed class MlpGenPeer : IPeer
{
    public string Name => "MlpGen";

    public string Version => typeof(INetwork).Assembly.GetName().Version!.ToString(3);

    public string? Missing => null;

    public bool Has(Operation operation) => true;

    public Sampler Prepare(Problem problem)
    {
        INetwork network = problem.Operation.Workload.Create();
        network.SetParameters(problem.Parameters);
        if (!problem.Operation.IsStep)
        {
            return network switch
            {
                Tiny tiny => Forward(new TinyForward(tiny), problem),
                Agent agent => Forward(new AgentForward(agent), problem),
                Policy policy => Forward(new PolicyForward(policy), problem),
                Digits digits => Forward(new DigitsForward(digits), problem),
                Mnist mnist => Forward(new MnistForward(mnist), problem),
                Wide wide => Forward(new WideForward(wide), problem),
                _ => throw new ArgumentException($"There is no sampler for {network.GetType()} yet.", nameof(problem)),
            };
        }

        Optimizer optimizer = problem.Operation.Kind == OperationKind.Sgd
            ? new Sgd { LearningRate = Problem.SgdLearningRate }
            : new Adam { LearningRate = Problem.AdamLearningRate };
        return network is IClassifierNetwork classifier
            ? new ManagedSampler<LabelSteps>(new LabelSteps(classifier.CreateTrainer(optimizer), problem), problem.Batches)
            : new ManagedSampler<TargetSteps>(new TargetSteps(network.CreateTrainer(optimizer), problem), problem.Batches);
    }

    public void Dispose()
    {
    }

    private static ManagedSampler<ForwardCalls<T>> Forward<T>(T network, Problem problem)
        where T : struct, IForward => new(new ForwardCalls<T>(network, problem), problem.Batches);
}
