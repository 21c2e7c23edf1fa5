using System;
using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using MlpGen.Benchmarks.Measuring;
using MlpGen.Benchmarks.Workloads;

namespace MlpGen.Benchmarks.Peers.Native;

/// <summary>A peer in C or C++, compiled for each workload.</summary>
internal sealed class NativePeer(string name, NativeSource source, string? missing, Func<Operation, bool>? has = null) : IPeer
{
    private readonly ConcurrentDictionary<Workload, nint> _libraries = [];

    public string Name => name;

    public string Version { get; private set; } = $"{source.Compiler} {source.CompilerVersion}";

    public string? Missing { get; private set; } = missing;

    public bool Has(Operation operation) => has is null || has(operation);

    /// <summary>Compiles and loads the library of a workload. If that fails, the peer is missing.</summary>
    public void Load(Workload workload)
    {
        if (Missing is not null || _libraries.ContainsKey(workload))
            return;
        try
        {
            nint library = NativeLibrary.Load(source.Compile(workload));
            _libraries[workload] = library;
            if (NativeLibrary.TryGetExport(library, "library_version", out nint version))
            {
                unsafe
                {
                    Version = Marshal.PtrToStringUTF8(((delegate* unmanaged<nint>)version)())!;
                }
            }
        }
        catch (Exception exception) when (exception is InvalidOperationException or DllNotFoundException)
        {
            Missing = exception.Message;
        }
    }

    public Sampler Prepare(Problem problem)
    {
        Load(problem.Operation.Workload);
        return new NativeSampler(_libraries[problem.Operation.Workload], problem);
    }

    public void Dispose()
    {
        foreach (nint library in _libraries.Values)
            NativeLibrary.Free(library);
    }
}
