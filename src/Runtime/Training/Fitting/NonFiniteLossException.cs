using System;

namespace MlpGen;

/// <summary>
/// The exception for a loss or a parameter that became NaN or infinite in <see cref="Trainer.Fit"/>. The message describes where the value
/// comes from.
/// </summary>
public sealed class NonFiniteLossException : NotFiniteNumberException
{
    internal NonFiniteLossException(string message, float number, int epoch, int batch, int layer)
        : base(message, number) => (Epoch, Batch, Layer) = (epoch, batch, layer);

    /// <summary>The number of the epoch, from 1.</summary>
    public int Epoch { get; }

    /// <summary>
    /// The number of the mini-batch within the epoch, from 1. If the value was found at the end of the epoch, this is the last mini-batch.
    /// </summary>
    public int Batch { get; }

    /// <summary>
    /// The first layer with a NaN or infinite value. 1 is the first hidden layer. If all layers are finite but the loss is not, this is the
    /// output layer.
    /// </summary>
    public int Layer { get; }
}
