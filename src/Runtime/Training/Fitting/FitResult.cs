using System;
using System.Collections.Generic;

namespace MlpGen;

/// <summary>How training went.</summary>
public sealed class FitResult
{
    private readonly FitProgress _last;

    internal FitResult(FitProgress[] history, bool stoppedEarly)
    {
        History = Array.AsReadOnly(history);
        StoppedEarly = stoppedEarly;
        _last = history.Length > 0 ? history[^1] : default;
    }

    /// <summary>Every epoch of this call, in order; none where a resumed training had nothing left to do.</summary>
    public IReadOnlyList<FitProgress> History { get; }

    /// <summary>Whether <see cref="EarlyStopping"/> or a callback ended it.</summary>
    public bool StoppedEarly { get; }

    /// <summary>The number of the last epoch.</summary>
    public int Epochs => _last.Epoch;

    /// <summary>The last epoch's mean training loss.</summary>
    public float Loss => _last.Loss;

    /// <summary>The validation loss at the end; null without validation rows.</summary>
    public float? ValidationLoss => _last.ValidationLoss;

    /// <summary>The validation accuracy at the end, 0 … 1; null without validation rows or classes.</summary>
    public float? ValidationAccuracy => _last.ValidationAccuracy;

    /// <summary>The time it took.</summary>
    public TimeSpan Elapsed => _last.Elapsed;
}
