using System;
using System.Collections.Generic;
using System.Globalization;
using MlpGen.Text;
using MlpGen.Training;

namespace MlpGen;

/// <summary>
/// The result of a training run. The losses are those of the last epoch, even if the network has the parameters of an earlier one. See
/// <see cref="BestEpoch"/>.
/// </summary>
public sealed class FitResult
{
    private readonly FitProgress? _last;

    internal FitResult(FitProgress[] history, bool stoppedEarly, int epochs, BestEpoch? best)
    {
        History = Array.AsReadOnly(history);
        StoppedEarly = stoppedEarly;
        Epochs = epochs;
        _last = history.Length > 0 ? history[^1] : null;
        if (best is { IsKnown: true })
            (BestEpoch, BestValue) = (best.Number, best.Value);
    }

    /// <summary>The epochs of this call, in order. Empty if a resumed run had no epochs left.</summary>
    public IReadOnlyList<FitProgress> History { get; }

    /// <summary>True if <see cref="EarlyStopping"/> or a callback stopped the run.</summary>
    public bool StoppedEarly { get; }

    /// <summary>The number of the last epoch. If the run was resumed, the epochs of earlier calls count too.</summary>
    public int Epochs { get; }

    /// <summary>The mean training loss of the last epoch. NaN if there was no epoch.</summary>
    public float Loss => _last?.Loss ?? float.NaN;

    /// <summary>The validation loss after the last epoch. Null without validation rows.</summary>
    public float? ValidationLoss => _last?.ValidationLoss;

    /// <summary>
    /// The validation accuracy after the last epoch, from 0 to 1. Null without validation rows, or if
    /// <see cref="FitProgress.ValidationAccuracy"/> is not measured.
    /// </summary>
    public float? ValidationAccuracy => _last?.ValidationAccuracy;

    /// <summary>
    /// The number of the best epoch, from 1, according to the value that <see cref="EarlyStopping"/> monitors. With
    /// <see cref="EarlyStopping.RestoreBest"/>, the network has the parameters of that epoch. Null without early stopping, or if no
    /// monitored value was finite.
    /// </summary>
    public int? BestEpoch { get; }

    /// <summary>The monitored value after the best epoch: a loss or <see cref="EarlyStopping.Metric"/>.</summary>
    public float? BestValue { get; }

    /// <summary>The duration of the training.</summary>
    public TimeSpan Elapsed => _last?.Elapsed ?? TimeSpan.Zero;

    /// <summary>Returns one line with epochs, losses, the best epoch and the duration.</summary>
    public override string ToString() =>
        ShortText.Count(Epochs, "epoch") + (_last is { } last ? last.Results : "")
        + (BestEpoch is { } best && BestValue is { } value
            ? string.Create(CultureInfo.InvariantCulture, $", best epoch {best} ({ShortText.Number(value)})")
            : "")
        + (StoppedEarly ? ", stopped early" : "")
        + $", {ShortText.Duration(Elapsed)}";
}
