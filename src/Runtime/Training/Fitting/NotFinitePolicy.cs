using System;

namespace MlpGen;

/// <summary>What <see cref="Trainer.Fit"/> does about a loss that is NaN or infinite. The step that found it has changed nothing, in any case.</summary>
public enum NotFinitePolicy
{
    /// <summary>It ends with a <see cref="NotFiniteNumberException"/> that names epoch, batch and layer.</summary>
    Throw,

    /// <summary>It leaves the batch out and goes on: for rows that are broken here and there.</summary>
    Skip,

    /// <summary>It goes back to the parameters and the optimizer's state from before the epoch, or from where a training in the middle of it was resumed, and goes on with the next batch: for a network that has been thrown off.</summary>
    Restore,
}
