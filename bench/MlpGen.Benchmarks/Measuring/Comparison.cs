using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using MlpGen.Benchmarks.Limits;
using MlpGen.Benchmarks.Peers;
using MlpGen.Benchmarks.Workloads;

namespace MlpGen.Benchmarks.Measuring;

/// <summary>One operation, done by MlpGen and by every peer in turn.</summary>
internal sealed class Comparison : IDisposable
{
    // The runtime compiles again what is called often, but only after a tenth of a second without new methods.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(120);

    private readonly Problem _problem;

    /// <summary>Prepares everybody and sees to it that they compute the same as the first peer.</summary>
    public Comparison(Operation operation, IReadOnlyList<IPeer> peers, Effort effort)
    {
        Operation = operation;
        _problem = new Problem(operation);
        Contenders = [.. peers.Select(peer => new Contender(peer, _problem))];
        Check(effort.CheckedSteps);
        Measure(effort);
    }

    public Operation Operation { get; }

    /// <summary>MlpGen first.</summary>
    public Contender[] Contenders { get; }

    public CoreLimits Limits { get; private set; }

    public Contender Subject => Contenders[0];

    /// <summary>The peer with the lowest median, or null where none could be measured.</summary>
    public Contender? BestPeer => Contenders.Skip(1).Where(IsMeasured).MinBy(contender => contender.Median);

    /// <summary>Round by round, the time of MlpGen through that of the best peer.</summary>
    public double[] Ratios => BestPeer is not { } best ? [] : [.. Subject.Nanoseconds.Zip(best.Nanoseconds, (subject, peer) => subject / peer)];

    public void Dispose()
    {
        foreach (Contender contender in Contenders)
            contender.Dispose();
    }

    private static bool IsMeasured(Contender contender) => contender.Absence is null;

    private void Check(int steps)
    {
        if (!Operation.IsStep)
        {
            float[] outputs = Subject.Sampler.Outputs();
            foreach (Contender peer in Contenders.Skip(1).Where(IsMeasured))
            {
                if (Agreement.OfOutputs(outputs, peer.Sampler.Outputs()) is { } difference)
                    peer.Exclude(difference);
            }

            return;
        }

        // The loss of a step is the one before its update.
        float loss = Subject.Sampler.LossOfStep(steps + 1);
        foreach (Contender peer in Contenders.Skip(1).Where(IsMeasured))
        {
            if (Agreement.OfLoss(loss, peer.Sampler.LossOfStep(steps + 1), steps) is { } difference)
                peer.Exclude(difference);
        }
    }

    private void Measure(Effort effort)
    {
        Contender[] measured = [.. Contenders.Where(IsMeasured)];
        foreach (Contender contender in measured)
            contender.Calibrate(effort.SampleNanoseconds);
        Contender[] fast = [.. measured.Where(contender => contender.Estimate < effort.SampleNanoseconds)];
        WarmUp(fast, effort);
        foreach (Contender contender in fast)
            contender.Calibrate(effort.SampleNanoseconds);

        // By speed, so that the fastest stand side by side in time; every other round the other way round, so that nobody is always first.
        Contender[] order = [.. measured.OrderBy(contender => contender.Estimate)];
        CoreLimits before = CoreLimits.Measure(Operation);
        for (int round = 0; round < effort.Rounds; round++)
        {
            foreach (Contender contender in order)
            {
                if (round == 0 || contender.Estimate <= effort.OnceNanoseconds)
                    contender.Sample();
            }

            Array.Reverse(order);
        }

        Limits = before.Best(CoreLimits.Measure(Operation));
    }

    private static void WarmUp(Contender[] contenders, Effort effort)
    {
        bool steady = false;
        for (int round = 0; round < effort.WarmUps && !steady; round++)
        {
            Thread.Sleep(Pause);
            steady = true;
            foreach (Contender contender in contenders)
                steady &= contender.IsSteady();
        }
    }
}
