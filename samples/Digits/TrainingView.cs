using System;
using MlpGen;
using Spectre.Console;

namespace Digits;

/// <summary>Loss and accuracy as they move: a progress bar over a table that grows, or plain lines where nothing can be drawn over.</summary>
internal static class TrainingView
{
    /// <summary>Runs a training that reports to the view.</summary>
    public static void Show(int epochs, Action<IProgress<FitProgress>> train)
    {
        if (!Screen.IsLive)
        {
            train(new PlainView());
            return;
        }

        EpochTable table = new();
        AnsiConsole.Progress()
            .AutoRefresh(false)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn())
            .UseRenderHook((bar, _) => new Rows(bar, table.Render()))
            .Start(context => train(new LiveView(context, context.AddTask("Epochs", maxValue: epochs), table)));
    }
}
