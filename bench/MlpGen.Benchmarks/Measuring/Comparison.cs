using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using MlpGen.Benchmarks.Limits;
using MlpGen.Benchmarks.Peers;
using MlpGen.Benchmarks.Workloads;

namespace MlpGen.Benchmarks.Measuring;

/// <summary>One operation, run by MlpGen and by every peer in turn.</summary>
internal sealed class Comparison : IDisposable
{
    // The runtime recompiles frequently called code, but only after a tenth of a second without new methods.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(120);

    private readonly Problem _problem;

    /// <summary>Prepares all peers and checks that they compute the same results as the first.</summary>
    public Comparison(Operation operation, IReadOnlyList<IPeer> peers, Effort effort)
    {
        Operation = operation;
        _problem = new Problem(operation);
        Contenders = [.. peers.Select(peer => new Contender(peer, _problem))];
        Check(effort.CheckedSteps);
        Measure(effort);
    }

    public Operation Operation { get; }

    /// <summary>The peers, with MlpGen first.</summary>
    public Contender[] Contenders { get; }

    public CoreLimits Limits { get; private set; }

    public Contender Subject => Contenders[0];

    /// <summary>The peer with the lowest median, or null if none could be measured.</summary>
    public Contender? BestPeer => Contenders.Skip(1).Where(IsMeasured).MinBy(contender => contender.Median);

    /// <summary>The time of MlpGen divided by that of the best peer, for each round.</summary>
    public double[] Ratios => BestPeer is not { } best ? [] : [.. Subject.Nanoseconds.Zip(best.Nanoseconds, (subject, peer) => subject / peer)];

    public void Dispose()
    {
        foreach (Contender contender in Contenders)
            contender.Dispose();
    }

    private static bool IsMeasured(Contender contender) => contender.Absence is null;

    /// <summary>Runs an action with all remaining peers. A peer that fails is excluded.</summary>
    private static void ForEach(IEnumerable<Contender> contenders, Action<Contender> action)
    {
        foreach (Contender contender in contenders.Where(IsMeasured))
        {
            try
            {
                action(contender);
            }
            catch (PeerException exception)
            {
                contender.Exclude($"failed: {exception.Message}");
            }
        }
    }

    private void Check(int steps)
    {
        // The loss of a step is the loss before its update.
        float[] outputs = Operation.IsStep ? [] : Subject.Sampler.Outputs();
        float loss = Operation.IsStep ? Subject.Sampler.LossOfStep(steps + 1) : 0;
        ForEach(Contenders.Skip(1), peer =>
        {
            string? difference = Operation.IsStep
                ? Agreement.OfLoss(loss, peer.Sampler.LossOfStep(steps + 1), steps)
                : Agreement.OfOutputs(outputs, peer.Sampler.Outputs());
            if (difference is not null)
                peer.Exclude(difference);
        });
    }

    private void Measure(Effort effort)
    {
        ForEach(Contenders, contender => contender.Calibrate(effort.SampleNanoseconds));
        Contender[] fast = [.. Contenders.Where(contender => IsMeasured(contender) && contender.Estimate < effort.SampleNanoseconds)];
        WarmUp(fast, effort.WarmUps);
        ForEach(fast, contender => contender.Calibrate(effort.SampleNanoseconds));

        // Ordered by speed, so that the fastest are measured close together in time. Every other round reverses the order, so that no peer is always first.
        Contender[] order = [.. Contenders.Where(IsMeasured).OrderBy(contender => contender.Estimate)];
        CoreLimits before = CoreLimits.Measure(Operation);
        for (int round = 0; round < effort.Rounds; round++)
        {
            ForEach(order.Where(contender => round == 0 || contender.Estimate <= effort.OnceNanoseconds), contender => contender.Sample());
            Array.Reverse(order);
        }

        Limits = before.Best(CoreLimits.Measure(Operation));
    }

    private static void WarmUp(Contender[] contenders, int rounds)
    {
        bool steady = false;
        for (int round = 0; round < rounds && !steady; round++)
        {
            Thread.Sleep(Pause);
            steady = true;
            ForEach(contenders, contender => steady &= contender.IsSteady());
        }
    }
}
