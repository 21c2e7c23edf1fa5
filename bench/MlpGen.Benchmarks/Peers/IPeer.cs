using System;
using MlpGen.Benchmarks.Measuring;
using MlpGen.Benchmarks.Workloads;

namespace MlpGen.Benchmarks.Peers;

/// <summary>A library or program that runs or trains the same networks.</summary>
internal interface IPeer : IDisposable
{
    string Name { get; }

    /// <summary>The version of the library or compiler.</summary>
    string Version { get; }

    /// <summary>The reason why the peer is not available, or null if it is.</summary>
    string? Missing { get; }

    /// <summary>True if the peer supports the operation.</summary>
    bool Has(Operation operation);

    /// <summary>Copies the numbers and prepares an operation. Disposes of the operation prepared before.</summary>
    Sampler Prepare(Problem problem);
}
