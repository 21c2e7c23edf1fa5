using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using MlpGen.Benchmarks.Peers.Generated;
using MlpGen.Benchmarks.Peers.Managed;
using MlpGen.Benchmarks.Peers.Native;
using MlpGen.Benchmarks.Workloads;

namespace MlpGen.Benchmarks.Peers;

/// <summary>Everybody who is compared, MlpGen first.</summary>
internal sealed class PeerSet : IDisposable
{
    private readonly NativePeer[] _native = [.. NativePeers.All()];

    public PeerSet() => All = [new MlpGenPeer(), .. _native, TensorPrimitivesNetwork.Peer(), JaggedCalls.Peer()];

    public IReadOnlyList<IPeer> All { get; }

    /// <summary>Compiles what is compiled, on all cores.</summary>
    public void Compile(IEnumerable<Workload> workloads) => Parallel.ForEach(
        from workload in workloads from peer in _native where peer.Has(new Operation(workload, OperationKind.Forward, 1)) select (workload, peer),
        pair => pair.peer.Load(pair.workload));

    public void Dispose()
    {
        foreach (IPeer peer in All)
            peer.Dispose();
    }
}
