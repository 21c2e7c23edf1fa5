using System;
using MlpGen;
using Spectre.Console;

namespace Digits;

/// <summary>Shows loss and accuracy during training: a progress bar and a growing table, or plain lines if the output cannot be overwritten.</summary>
internal static class TrainingView
{
    /// <summary>Runs a training session that reports to the view.</summary>
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
