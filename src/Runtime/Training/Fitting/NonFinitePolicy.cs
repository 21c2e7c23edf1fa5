using System;

namespace MlpGen;

/// <summary>
/// Specifies how <see cref="Trainer.Fit"/> handles a loss that is NaN or infinite. The step that found such a loss has changed nothing.
/// After each epoch, <see cref="Trainer.Fit"/> also checks the parameters and the validation loss, because the last update may have been
/// too large.
/// </summary>
public enum NonFinitePolicy
{
    /// <summary>Throws a <see cref="NonFiniteLossException"/> that names the epoch, the mini-batch and the layer.</summary>
    Throw,

    /// <summary>
    /// Skips the mini-batch and continues. Use this for data in which some rows are invalid. If the parameters themselves are not finite,
    /// skipping does not help. Training then ends with the best epoch of <see cref="EarlyStopping"/>, or it throws the exception if there
    /// is no such epoch.
    /// </summary>
    Skip,

    /// <summary>
    /// Restores the parameters and the state of the optimizer from before the epoch, or from the point in the epoch at which the run was
    /// resumed, and continues with the next mini-batch. Use this for training that occasionally diverges. Only states from which a finite
    /// loss was computed are restored. If the next loss is not finite either, or if there is no such state, the exception is thrown.
    /// </summary>
    Restore,
}
