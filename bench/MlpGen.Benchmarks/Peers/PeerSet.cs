using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using MlpGen.Benchmarks.Measuring;
using MlpGen.Benchmarks.Peers.Generated;
using MlpGen.Benchmarks.Peers.Hosted;
using MlpGen.Benchmarks.Peers.Managed;
using MlpGen.Benchmarks.Peers.Native;
using MlpGen.Benchmarks.Workloads;

namespace MlpGen.Benchmarks.Peers;

/// <summary>All compared peers, with MlpGen first.</summary>
internal sealed class PeerSet : IDisposable
{
    private readonly NativePeer[] _native = [.. NativePeers.All()];
    private readonly HostedPeer[] _hosted = [.. HostedPeers.All()];
    private readonly IPeer[] _managed = [new MlpGenPeer(), TensorPrimitivesNetwork.Peer(), JaggedCalls.Peer()];

    public PeerSet() => All = [_managed[0], .. _native, .. _hosted, .. _managed[1..]];

    public IReadOnlyList<IPeer> All { get; }

    /// <summary>Compiles and builds everything that is not up to date, on all cores.</summary>
    public void Build(IEnumerable<Operation> operations, TimeSpan limit)
    {
        IEnumerable<Workload> workloads = operations.Select(operation => operation.Workload).Distinct();
        IEnumerable<Action> libraries =
            from workload in workloads
            from peer in _native
            where peer.Has(new Operation(workload, OperationKind.Forward, 1))
            select new Action(() => peer.Load(workload));
        // One after another, because a build that shares the cores with every compiler could exceed its limit.
        Parallel.ForEach(_hosted, peer => peer.Build(limit));
        Parallel.Invoke([.. libraries]);
    }

    /// <summary>Starts all peers that are processes, at the same time.</summary>
    public void Start()
    {
        foreach (HostedPeer peer in _hosted)
            peer.Start();
        foreach (HostedPeer peer in _hosted)
            peer.Await();
    }

    /// <summary>
    /// Runs all C# code in this process briefly, three times, with pauses in which the runtime can recompile it. Later,
    /// with a single core left, the runtime's compiler would have to wait for the very calls that it should make faster.
    /// </summary>
    public void WarmUp(IReadOnlyList<Operation> operations)
    {
        TimeSpan moment = TimeSpan.FromMilliseconds(4), pause = TimeSpan.FromMilliseconds(150);
        IEnumerable<Problem> problems = operations.Select(operation => new Problem(operation));
        Sampler[] samplers = [.. problems.SelectMany(problem => _managed.Select(peer => peer.Prepare(problem)))];
        for (int round = 0; round < 3; round++)
        {
            foreach (Sampler sampler in samplers)
            {
                for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < moment;)
                    sampler.Run(1);
            }

            Thread.Sleep(pause);
        }
    }

    public void Dispose()
    {
        foreach (IPeer peer in All)
            peer.Dispose();
    }
}
