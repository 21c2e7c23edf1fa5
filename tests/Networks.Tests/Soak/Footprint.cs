using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;

namespace MlpGen.Networks.Tests.Soak;

/// <summary>What a process keeps: managed memory after a collection, handles (on Linux, open files) and threads.</summary>
internal readonly record struct Footprint(long Heap, int Handles, int Threads)
{
    /// <summary>What a program that leaks nothing may need more after a while, such as a buffer of a reader that has just started.</summary>
    private const long MostHeap = 512 * 1024;

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

    /// <summary>Whether this footprint, taken later, is no larger than another.</summary>
    public bool IsWithin(Footprint earlier) =>
        Heap <= earlier.Heap + MostHeap && Handles <= earlier.Handles && Threads <= earlier.Threads;

    public override string ToString() => $"{Heap:N0} bytes, {Handles} handles, {Threads} threads";
}
