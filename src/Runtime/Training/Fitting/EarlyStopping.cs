using System;
using MlpGen.Numerics;

namespace MlpGen;

/// <summary>When <see cref="Trainer.Fit"/> ends before its last epoch, because the loss has stopped to fall.</summary>
/// <remarks>
/// It looks at the validation loss after each epoch. Where there are no validation rows it is the loss of the training rows, which is
/// computed for this after each epoch, by a pass forward over all of them: <see cref="FitProgress.Loss"/> is from before the updates. NaN
/// and ∞ are no progress, and are never kept.
/// </remarks>
public sealed class EarlyStopping
{
    private readonly int _patience = 10;
    private readonly float _minDelta;

    /// <summary>How many epochs without progress are borne; the next one is the last. At least 0; 10 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public int Patience
    {
        get => _patience;
        init => _patience = Require.AtLeast(value, 0);
    }

    /// <summary>
    /// What is watched in place of the loss. It is measured on the validation rows and shown in <see cref="FitProgress.Metrics"/>, after
    /// those of <see cref="FitOptions.Metrics"/> where it is none of them. The loss unless set.
    /// </summary>
    public Metric? Metric { get; init; }

    /// <summary>
    /// How far the loss must fall below the best so far to be progress, or a metric rise above it where larger is better; finite and at
    /// least 0, 0 unless set.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    public float MinDelta
    {
        get => _minDelta;
        init => _minDelta = Require.NotNegative(value);
    }

    /// <summary>
    /// True if the network has the parameters of its best epoch when <see cref="Trainer.Fit"/> returns; true unless set. Who resumes goes
    /// on from those of the last epoch all the same, as if nothing had ended; with the patience that was used up, a training that is
    /// resumed ends at once. A training that is canceled or fails leaves the newest. Who leaves the loop over
    /// <see cref="Trainer.FitAsync"/> gets the best.
    /// </summary>
    public bool RestoreBest { get; init; } = true;

    /// <summary>True if a value is better than the best so far by enough.</summary>
    internal bool IsProgress(float best, float value) =>
        Metric is { HigherIsBetter: true } ? value > best + MinDelta : value < best - MinDelta;
}
