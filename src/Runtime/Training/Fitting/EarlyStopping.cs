using System;
using MlpGen.Numerics;

namespace MlpGen;

/// <summary>Stops <see cref="Trainer.Fit"/> before its last epoch when the loss no longer improves.</summary>
/// <remarks>
/// Monitors the validation loss after each epoch. Without validation rows, it monitors the loss of the training rows, which is computed
/// after each epoch by a forward pass over all of them, because <see cref="FitProgress.Loss"/> is measured before the updates. NaN and ∞
/// never count as an improvement, and their parameters are never kept.
/// </remarks>
public sealed class EarlyStopping
{
    private readonly int _patience = 10;
    private readonly float _minDelta;

    /// <summary>
    /// The number of epochs without improvement to tolerate. Training stops after one more such epoch. At least 0. Default: 10.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int Patience
    {
        get => _patience;
        init => _patience = Require.AtLeast(value, 0);
    }

    /// <summary>
    /// The metric to monitor instead of the loss. It is measured on the validation rows and reported in <see cref="FitProgress.Metrics"/>,
    /// after those of <see cref="FitOptions.Metrics"/> if it is not one of them. Default: null, which monitors the loss.
    /// </summary>
    public Metric? Metric { get; init; }

    /// <summary>
    /// The minimum change that counts as an improvement: how far the loss must fall below the best value so far, or how far a metric must
    /// rise above it if higher is better. Finite and at least 0. Default: 0.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, NaN or infinite.</exception>
    public float MinDelta
    {
        get => _minDelta;
        init => _minDelta = Require.NotNegative(value);
    }

    /// <summary>
    /// True if the network gets the parameters of its best epoch when <see cref="Trainer.Fit"/> returns, or when the caller leaves the loop
    /// over <see cref="Trainer.FitAsync"/>. A run that is canceled or fails keeps the latest parameters. A run that is resumed continues
    /// with the parameters of the last epoch, as if it had not been interrupted. If the patience was used up, a resumed run ends
    /// immediately. Default: true.
    /// </summary>
    public bool RestoreBest { get; init; } = true;

    /// <summary>Returns true if a value is a sufficient improvement over the best value so far.</summary>
    internal bool IsProgress(float best, float value) =>
        Metric is { HigherIsBetter: true } ? value > (float)(best + MinDelta) : value < (float)(best - MinDelta);
}
