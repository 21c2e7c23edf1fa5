using System;
using System.Collections.Generic;
using System.Globalization;
using MlpGen.Text;
using MlpGen.Training;

namespace MlpGen;

/// <summary>
/// How training went. Losses are those of the last epoch, also where the network has the parameters of an earlier one: see
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

    /// <summary>Every epoch of this call, in order; none where a resumed training had nothing left to do.</summary>
    public IReadOnlyList<FitProgress> History { get; }

    /// <summary>True if <see cref="EarlyStopping"/> or a callback ended it.</summary>
    public bool StoppedEarly { get; }

    /// <summary>The number of the last epoch, of this call or of those before that it resumed.</summary>
    public int Epochs { get; }

    /// <summary>The last epoch's mean training loss; NaN where no epoch was left to do.</summary>
    public float Loss => _last?.Loss ?? float.NaN;

    /// <summary>The validation loss after the last epoch; null without validation rows.</summary>
    public float? ValidationLoss => _last?.ValidationLoss;

    /// <summary>The validation accuracy after the last epoch, 0 … 1; null without validation rows or classes.</summary>
    public float? ValidationAccuracy => _last?.ValidationAccuracy;

    /// <summary>
    /// The epoch that was best by what <see cref="EarlyStopping"/> watched, from 1; with <see cref="EarlyStopping.RestoreBest"/> the
    /// network has its parameters. Null where nothing was watched or nothing was finite.
    /// </summary>
    public int? BestEpoch { get; }

    /// <summary>What was watched, after that epoch: a loss, or <see cref="EarlyStopping.Metric"/>.</summary>
    public float? BestValue { get; }

    /// <summary>The time it took.</summary>
    public TimeSpan Elapsed => _last?.Elapsed ?? TimeSpan.Zero;

    /// <summary>One line: epochs, losses, the best epoch and the time.</summary>
    public override string ToString() =>
        ShortText.Count(Epochs, "epoch") + (_last is { } last ? last.Results : "")
        + (BestEpoch is { } best && BestValue is { } value
            ? string.Create(CultureInfo.InvariantCulture, $", best epoch {best} ({ShortText.Number(value)})")
            : "")
        + (StoppedEarly ? ", stopped early" : "")
        + $", {ShortText.Duration(Elapsed)}";
}
