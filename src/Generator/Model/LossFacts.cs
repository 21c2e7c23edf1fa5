using System;

namespace MlpGen.Generator.Model;

/// <summary>Everything that the generator knows of a loss, beyond the runtime's class that computes it.</summary>
/// <param name="Output">
/// The activation of the output layer that the loss needs: it takes the logits, and brings the activation's derivative with it. Null for a
/// loss that takes the outputs of any activation.
/// </param>
/// <param name="TakesLabels">Targets may be class indices.</param>
internal sealed record LossFacts(Activation? Output = null, bool TakesLabels = false)
{
    /// <summary>The facts of a loss.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It has been added to the enum alone.</exception>
    public static LossFacts Of(Loss loss) => loss switch
    {
        Loss.Quadratic or Loss.MeanSquaredError or Loss.MeanAbsoluteError or Loss.Huber => new(),
        Loss.CrossEntropy => new(Activation.Softmax, TakesLabels: true),
        Loss.BinaryCrossEntropy => new(Activation.Sigmoid),
        _ => throw new ArgumentOutOfRangeException(nameof(loss), $"The generator knows nothing of the loss {loss}."),
    };

    /// <summary>The runtime's class that computes a loss.</summary>
    public static string Class(Loss loss) => $"{loss}Loss";
}
