using System;

namespace MlpGen;

/// <summary>When <see cref="Trainer.Fit"/> ends before its last epoch, because the loss has stopped to fall.</summary>
/// <remarks>It looks at the validation loss, or at the training loss where there are no validation rows.</remarks>
public sealed class EarlyStopping
{
    private readonly int _patience = 10;
    private readonly float _minimumProgress;

    /// <summary>How many epochs without progress are borne; the next one is the last. At least 0; 10 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public int Patience
    {
        get => _patience;
        init => _patience = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(Patience), value, $"Patience is {value}; at least 0 fits.");
    }

    /// <summary>How far the loss must fall below the best so far to be progress; finite and at least 0, 0 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    public float MinimumProgress
    {
        get => _minimumProgress;
        init => _minimumProgress = value >= 0 && float.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(MinimumProgress), value, $"MinimumProgress is {value}; a finite number of at least 0 fits.");
    }

    /// <summary>
    /// Whether the network has the parameters of its best epoch when <see cref="Trainer.Fit"/> returns; true unless set. Who resumes goes on from those
    /// of the last epoch all the same, as if nothing had ended. A training that is canceled or fails leaves the newest.
    /// </summary>
    public bool RestoresBest { get; init; } = true;
}
