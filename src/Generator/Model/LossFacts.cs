using System;

namespace MlpGen.Generator.Model;

/// <summary>The generator's facts about a loss. A runtime class computes it.</summary>
/// <param name="Output">
/// The output activation that the loss requires. Such a loss takes the logits and includes the derivative of the activation. Null for a
/// loss that takes the outputs of any activation.
/// </param>
/// <param name="TakesLabels">True if targets may be class indices.</param>
internal sealed record LossFacts(Activation? Output = null, bool TakesLabels = false)
{
    /// <summary>Returns the facts about a loss.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The enum has the loss, but this table does not.</exception>
    public static LossFacts For(Loss loss) => loss switch
    {
        Loss.Quadratic or Loss.MeanSquaredError or Loss.MeanAbsoluteError or Loss.Huber => new(),
        Loss.CrossEntropy => new(Activation.Softmax, TakesLabels: true),
        Loss.BinaryCrossEntropy => new(Activation.Sigmoid),
        _ => throw new ArgumentOutOfRangeException(nameof(loss), $"The generator has no facts about the loss {loss}."),
    };

    /// <summary>Returns the name of the runtime class that computes a loss.</summary>
    public static string Class(Loss loss) => $"{loss}Loss";
}
