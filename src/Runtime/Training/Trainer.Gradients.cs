using System;
using MlpGen.CompilerServices;

namespace MlpGen;

public partial class Trainer
{
    /// <summary>
    /// Learns from gradients at the outputs that come from elsewhere: from a critic, a game, another network. It follows the gradient that
    /// <see cref="INetwork.Backward"/> computes from them, with clipping, schedule, accumulation and all else of a step. Allocates nothing once it has run with
    /// so many rows.
    /// </summary>
    /// <remarks>
    /// The gradient is the sum over the rows, as that of <see cref="INetwork.Backward"/>; for a mean, divide the gradients by the rows. With dropout, units drop
    /// on the way there and back.
    /// </remarks>
    /// <param name="inputs">rows × <see cref="INetwork.InputSize"/>, at least one row.</param>
    /// <param name="outputGradients">∂E/∂a of what <see cref="INetwork.Forward"/> returns, rows × <see cref="INetwork.OutputSize"/>; E gets smaller.</param>
    /// <returns>Whether the gradient was finite, and all that the update would leave. If not, nothing has changed.</returns>
    /// <exception cref="ArgumentException">A length does not fit, or there is no row.</exception>
    /// <exception cref="InvalidOperationException">The trainer is training, in a callback or on another thread; or the settings of the optimizer contradict each other. Nothing has changed.</exception>
    /// <exception cref="ObjectDisposedException">The trainer is disposed of.</exception>
    public bool StepByGradients(ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputGradients)
    {
        int rows = Rows(inputs.Length);
        Guard.Length(outputGradients.Length, rows, _outputSize, nameof(outputGradients));
        _isInStep = true;
        try
        {
            double loss = Begin().StepByGradients(inputs, outputGradients, rows, out bool hasUpdated);
            return double.IsFinite(Ended(loss, hasUpdated));
        }
        finally
        {
            _isInStep = false;
        }
    }
}
