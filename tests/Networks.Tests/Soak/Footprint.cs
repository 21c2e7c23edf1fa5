using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;

namespace MlpGen.Networks.Tests.Soak;

/// <summary>What a process keeps: managed memory after a collection, handles (on Linux, open files) and threads.</summary>
internal readonly record struct Footprint(long Heap, int Handles, int Threads)
{
    // What a program that leaks nothing may keep in addition: what other threads allocate while the memory is counted, the files of an assembly
    // that the runtime opens at its first use, a thread that is ending. A leak in each swap or thread is a multiple of that within seconds.
    private const long MostHeap = 4 * 1024 * 1024;
    private const int MostHandles = 8;
    private const int MostThreads = 2;

    public static Footprint Take()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        long heap = GC.GetTotalMemory(forceFullCollection: false);
        using Process process = Process.GetCurrentProcess();
        return new Footprint(heap, process.HandleCount, process.Threads.Count);
    }

    /// <summary>The least of several, which no call in progress enlarges.</summary>
    public static Footprint Least(IReadOnlyList<Footprint> taken) =>
        new(taken.Min(one => one.Heap), taken.Min(one => one.Handles), taken.Min(one => one.Threads));

    /// <summary>Whether this footprint, taken later, shows no leak since another.</summary>
    public bool IsWithin(Footprint earlier) =>
        Heap <= earlier.Heap + MostHeap && Handles <= earlier.Handles + MostHandles && Threads <= earlier.Threads + MostThreads;

    public override string ToString() => $"{Heap:N0} bytes, {Handles} handles, {Threads} threads";
}
