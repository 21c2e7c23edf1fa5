using System;

namespace MlpGen;

/// <summary>
/// A source whose rows have weights. <see cref="Trainer.StepFor{TSource}(TimeSpan, TSource)"/> follows the gradient of Σ wE / Σ w.
/// </summary>
/// <remarks>Implement it as a class. <see cref="Trainer.StepFor{TSource}(TimeSpan, TSource)"/> boxes a struct once per call.</remarks>
public interface IWeightedBatchSource : IBatchSource
{
    /// <summary>Writes the next mini-batch and the weights of its rows.</summary>
    /// <param name="inputs">
    /// The destination for the inputs, <see cref="IBatchSource.BatchSize"/> × <see cref="IInferenceNetwork.InputSize"/>.
    /// </param>
    /// <param name="targets">
    /// The destination for the targets, <see cref="IBatchSource.BatchSize"/> × <see cref="IInferenceNetwork.OutputSize"/>. Empty if the
    /// rows have labels.
    /// </param>
    /// <param name="labels">The destination for the labels, <see cref="IBatchSource.BatchSize"/>. Empty if the rows have targets.</param>
    /// <param name="weights">
    /// The destination for the weights w, <see cref="IBatchSource.BatchSize"/>. Finite and at least 0, not all 0.
    /// </param>
    /// <returns>The number of rows written, starting at the first. 0 if there is nothing to learn from at the moment.</returns>
    int Next(Span<float> inputs, Span<float> targets, Span<int> labels, Span<float> weights);

    /// <summary>
    /// Receives the network after each step on rows from <see cref="Next"/>. Use it to measure how well the network does on those rows now,
    /// for example to update their priorities.
    /// </summary>
    /// <param name="network">The network that was trained. The method must not change it.</param>
    void AfterStep(INetwork network);
}
