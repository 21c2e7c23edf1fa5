using System;
using System.Collections.Generic;

namespace MlpGen.Runtime.Tests.Training;

/// <summary>Keeps what it is told, and how much this thread had allocated by then; calls back at once, not through a queue.</summary>
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
