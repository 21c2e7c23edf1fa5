using System;

namespace MlpGen;

/// <summary>
/// A loss of your own: a struct that computes E and ∂E/∂a of one row. Training is generic over it, so no delegate and no virtual call
/// stands between a network and its loss.
/// </summary>
/// <example>
/// <code>
/// // Errors of the second output count ten times.
/// public readonly struct Lopsided : ILossFunction
/// {
///     public float Evaluate(ReadOnlySpan&lt;float&gt; outputs, ReadOnlySpan&lt;float&gt; targets, Span&lt;float&gt; gradient)
///     {
///         float first = outputs[0] - targets[0], second = outputs[1] - targets[1];
///         gradient[0] = first;
///         gradient[1] = 10 * second;
///         return 0.5f * ((first * first) + (10 * second * second));
///     }
/// }
/// </code>
/// Training takes it beside the targets: <c>trainer.Step(inputs, targets, new Lopsided())</c>.
/// </example>
public interface ILossFunction
{
    /// <summary>E and ∂E/∂a of one row. With several threads each has a copy of the struct, and they run at once.</summary>
    /// <param name="outputs">What <see cref="INetwork.Forward"/> returns for the row: after Softmax or Sigmoid.</param>
    /// <param name="targets">What the caller passed for the row; as many numbers as the loss wants, the same for each row.</param>
    /// <param name="gradient">∂E/∂a, to be written or added to: all 0 before; as long as <paramref name="outputs"/>.</param>
    /// <returns>E.</returns>
    float Evaluate(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, Span<float> gradient);
}
