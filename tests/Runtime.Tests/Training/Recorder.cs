using System;
using System.Collections.Generic;

namespace MlpGen.Runtime.Tests.Training;

/// <summary>
/// Records the progress that it receives and the bytes that this thread has allocated by then. It calls back at once, not through a queue.
/// </summary>
internal sealed class Recorder(Action<FitProgress>? then = null) : IProgress<FitProgress>
{
    public List<FitProgress> Epochs { get; } = new(256);

    public List<long> AllocatedBytes { get; } = new(256);

    public void Report(FitProgress value)
    {
        Epochs.Add(value);
        AllocatedBytes.Add(GC.GetAllocatedBytesForCurrentThread());
        then?.Invoke(value);
    }
}
