using System;
using System.Diagnostics;
using MlpGen;
using Spectre.Console;

namespace Digits;

/// <summary>
/// Measures time and managed memory of the epochs, from the end of one report to the start of the next. Steps, shuffling and validation
/// count, but drawing does not. The first epoch is separate, because the trainer creates its buffers and the JIT compiles the code in it.
/// </summary>
internal sealed class TrainingCost : IProgress<FitProgress>
{
    private IProgress<FitProgress>? _view;
    private Cost _first;
    private Cost _others;
    private int _epochs;
    private long _timestamp;
    private long _allocated;

    /// <summary>Starts the measurement, which excludes the work of the view.</summary>
    public TrainingCost Excluding(IProgress<FitProgress> view)
    {
        _view = view;
        Resume();
        return this;
    }

    public void Report(FitProgress value)
    {
        long bytes = GC.GetAllocatedBytesForCurrentThread() - _allocated;
        TimeSpan time = Stopwatch.GetElapsedTime(_timestamp);
        _epochs = value.Epoch;
        if (value.Epoch == 1)
            _first = new Cost(bytes, time);
        else
            _others = new Cost(_others.Bytes + bytes, _others.Time + time);
        _view?.Report(value);
        Resume();
    }

    public void Print()
    {
        Print("epoch 1", _first, "including compilation and buffers");
        Print($"epochs 2–{_epochs}", _others, "excluding drawing");
    }

    private static void Print(string epochs, Cost cost, string remark) =>
        AnsiConsole.WriteLine($"{epochs,-12} {cost.Time.TotalMilliseconds,6:0.0} ms {cost.Bytes,8:N0} bytes allocated ({remark})");

    private void Resume()
    {
        _timestamp = Stopwatch.GetTimestamp();
        _allocated = GC.GetAllocatedBytesForCurrentThread();
    }

    private readonly record struct Cost(long Bytes, TimeSpan Time);
}
