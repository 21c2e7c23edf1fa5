using System;
using MlpGen;
using Spectre.Console;

namespace Digits;

/// <summary>Prints one line for the first and for every fifth epoch.</summary>
internal sealed class PlainView : IProgress<FitProgress>
{
    public void Report(FitProgress value)
    {
        if (EpochTable.IsKept(value))
        {
            AnsiConsole.WriteLine(
                $"epoch {value.Epoch,2}   loss {value.Loss:0.0000}   validation loss {value.ValidationLoss:0.0000}   accuracy {value.ValidationAccuracy:P1}");
        }
    }
}
