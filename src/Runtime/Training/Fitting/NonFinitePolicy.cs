using System;

namespace MlpGen;

/// <summary>
/// What <see cref="Trainer.Fit"/> does about a loss that is NaN or infinite. The step that found it has changed nothing, in any case. After
/// each epoch it looks at the parameters and the validation loss too, since the last update may have been too large.
/// </summary>
public enum NonFinitePolicy
{
    /// <summary>It ends with a <see cref="NonFiniteLossException"/> that names epoch, batch and layer.</summary>
    Throw,

    /// <summary>
    /// It leaves the batch out and goes on: for rows that are broken here and there. Where the parameters are not finite, no batch would
    /// help any more: it ends with the best epoch of <see cref="EarlyStopping"/>, or with the exception.
    /// </summary>
    Skip,

    /// <summary>
    /// It goes back to the parameters and the optimizer's state from before the epoch, or from where a training in the middle of it was
    /// resumed, and goes on with the next batch: for a network that has been thrown off. It goes back to states alone from which a loss was
    /// finite; where the next one is not finite either, or there is no such state, it ends with the exception.
    /// </summary>
    Restore,
}
