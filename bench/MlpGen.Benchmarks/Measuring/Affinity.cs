using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.InteropServices;

namespace MlpGen.Benchmarks.Measuring;

/// <summary>Keeps this process, and every process that it starts, on one core.</summary>
internal static partial class Affinity
{
    /// <summary>Moves every thread to the core of the current thread. New threads and processes inherit it.</summary>
    /// <returns>The core, or null if the system has no such call.</returns>
    public static int? PinToThisCore()
    {
        if (!OperatingSystem.IsLinux())
            return null;
        int core = sched_getcpu();
        Span<ulong> mask = stackalloc ulong[16];
        mask.Clear();
        mask[core / 64] = 1UL << (core % 64);
        foreach (int thread in Threads())
        {
            // A thread may have ended since the folder was read. That is harmless.
            _ = sched_setaffinity(thread, (nuint)(mask.Length * sizeof(ulong)), mask);
        }

        return core;
    }

    private static IEnumerable<int> Threads()
    {
        foreach (string folder in Directory.EnumerateDirectories("/proc/self/task"))
            yield return int.Parse(Path.GetFileName(folder));
    }

    [LibraryImport("libc")]
    private static partial int sched_getcpu();

    [LibraryImport("libc")]
    private static partial int sched_setaffinity(int thread, nuint bytes, ReadOnlySpan<ulong> mask);
}
