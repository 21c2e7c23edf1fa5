using System;

namespace MlpGen.Benchmarks.Peers;

/// <summary>The exception for a peer that could not handle a request.</summary>
internal sealed class PeerException(string message) : Exception(message);
