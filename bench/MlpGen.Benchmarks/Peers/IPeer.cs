using System;
using MlpGen.Benchmarks.Measuring;
using MlpGen.Benchmarks.Workloads;

namespace MlpGen.Benchmarks.Peers;

/// <summary>Something that runs or trains the same networks.</summary>
internal interface IPeer : IDisposable
{
    string Name { get; }

    /// <summary>The version of the library or compiler.</summary>
    string Version { get; }

    /// <summary>Why it cannot be had here, or null where it can.</summary>
    string? Missing { get; }

    /// <summary>Whether it has the operation at all.</summary>
    bool Has(Operation operation);

    /// <summary>Takes the numbers over and makes an operation ready to run. The one prepared before is disposed of.</summary>
    Sampler Prepare(Problem problem);
}
