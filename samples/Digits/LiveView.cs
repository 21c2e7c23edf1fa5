using System;
using System.Threading;
using MlpGen;
using Spectre.Console;

namespace Digits;

/// <summary>Updates the progress bar and the table at each epoch.</summary>
internal sealed class LiveView(ProgressContext context, ProgressTask bar, EpochTable table) : IProgress<FitProgress>
{
    /// <summary>The pause after each epoch. Without it, all epochs take a few hundredths of a second, too fast to watch.</summary>
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(50);

    public void Report(FitProgress value)
    {
        bar.Increment(1);
        table.Add(value);
        context.Refresh();
        Thread.Sleep(_pause);
    }
}
