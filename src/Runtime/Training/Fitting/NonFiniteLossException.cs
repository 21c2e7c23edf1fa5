using System;

namespace MlpGen;

/// <summary>A loss or a parameter became NaN or infinite in <see cref="Trainer.Fit"/>. The message says where it comes from.</summary>
public sealed class NonFiniteLossException : NotFiniteNumberException
{
    internal NonFiniteLossException(string message, float number, int epoch, int batch, int layer)
        : base(message, number) => (Epoch, Batch, Layer) = (epoch, batch, layer);

    /// <summary>The epoch, from 1.</summary>
    public int Epoch { get; }

    /// <summary>The mini-batch within the epoch, from 1; the last one where it was found as the epoch ended.</summary>
    public int Batch { get; }

    /// <summary>
    /// The first layer that is not finite: 1 is the first hidden layer. The output layer where all are, and their loss is not.
    /// </summary>
    public int Layer { get; }
}
