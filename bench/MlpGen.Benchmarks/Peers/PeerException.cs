using System;

namespace MlpGen.Benchmarks.Peers;

/// <summary>A peer could not do what it was asked for.</summary>
internal sealed class PeerException(string message) : Exception(message);
