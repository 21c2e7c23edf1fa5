using System.Collections.Generic;
using MlpGen;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Digits;

/// <summary>A table with every fifth epoch and the latest one.</summary>
internal sealed class EpochTable
{
    private readonly List<FitProgress> _epochs = [];

    public static bool IsKept(FitProgress epoch) => epoch.Epoch == 1 || epoch.Epoch % 5 == 0;

    public void Add(FitProgress epoch)
    {
        if (_epochs.Count > 0 && !IsKept(_epochs[^1]))
            _epochs.RemoveAt(_epochs.Count - 1);
        _epochs.Add(epoch);
    }

    public IRenderable Render()
    {
        Table table = new Table()
            .Border(TableBorder.Rounded)
            .BorderColor(Color.Grey)
            .AddColumn(new TableColumn("epoch").RightAligned())
            .AddColumn(new TableColumn("loss").RightAligned())
            .AddColumn(new TableColumn("validation loss").RightAligned())
            .AddColumn(new TableColumn("accuracy").RightAligned());
        foreach (FitProgress epoch in _epochs)
            table.AddRow($"{epoch.Epoch}", $"{epoch.Loss:0.0000}", $"{epoch.ValidationLoss:0.0000}", $"[green]{epoch.ValidationAccuracy:P1}[/]");
        return table;
    }
}
