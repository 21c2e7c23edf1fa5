using System;
using System.Threading;
using MlpGen;
using Spectre.Console;

namespace Digits;

/// <summary>Moves the bar and the table on at each epoch.</summary>
internal sealed class LiveView(ProgressContext context, ProgressTask bar, EpochTable table) : IProgress<FitProgress>
{
    /// <summary>All epochs together take a few hundredths of a second: too fast to see anything move.</summary>
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(50);

    public void Report(FitProgress value)
    {
        bar.Increment(1);
        table.Add(value);
        context.Refresh();
        Thread.Sleep(_pause);
    }
}
