using System;

namespace MlpGen;

/// <summary>
/// A user-defined loss: a struct that computes E and ∂E/∂a of one row. Training is generic over the struct, so the loss is called without a
/// delegate or a virtual call.
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
/// Pass it to training after the targets: <c>trainer.Step(inputs, targets, new Lopsided())</c>.
/// </example>
public interface ILossFunction
{
    /// <summary>
    /// Computes E and ∂E/∂a of one row. With several threads, each thread has its own copy of the struct, and the copies run concurrently.
    /// </summary>
    /// <param name="outputs">The outputs of <see cref="IInferenceNetwork.Forward"/> for the row, after Softmax or Sigmoid.</param>
    /// <param name="targets">
    /// The targets that the caller passed for the row. The loss defines their number, which is the same for each row.
    /// </param>
    /// <param name="gradient">
    /// Receives ∂E/∂a. Initially all 0, so the loss may assign or add. Its length is that of <paramref name="outputs"/>.
    /// </param>
    /// <returns>The loss E.</returns>
    float Evaluate(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, Span<float> gradient);
}
