using System;

namespace MlpGen;

/// <summary>
/// A source whose rows count differently: <see cref="Trainer.StepFor{TSource}(TimeSpan, TSource)"/> follows the gradient of Σ wE / Σ w.
/// </summary>
/// <remarks>Make it a class: <see cref="Trainer.StepFor{TSource}(TimeSpan, TSource)"/> boxes a struct, once in each call.</remarks>
public interface IWeightedBatchSource : IBatchSource
{
    /// <summary>Writes the next mini-batch with the weights of its rows.</summary>
    /// <param name="inputs"><see cref="IBatchSource.BatchSize"/> × <see cref="INetwork.InputSize"/>.</param>
    /// <param name="targets">
    /// <see cref="IBatchSource.BatchSize"/> × <see cref="INetwork.OutputSize"/>; empty where rows have labels.
    /// </param>
    /// <param name="labels"><see cref="IBatchSource.BatchSize"/>; empty where rows have targets.</param>
    /// <param name="weights"><see cref="IBatchSource.BatchSize"/>: w of each row, finite and at least 0, not all 0.</param>
    /// <returns>How many rows it wrote, from the first on; 0 where there is nothing to learn from now.</returns>
    int Next(Span<float> inputs, Span<float> targets, Span<int> labels, Span<float> weights);

    /// <summary>
    /// Told after the step that followed <see cref="Next"/>: the place to see how well the network does on those rows now.
    /// </summary>
    /// <param name="network">The network that learned. It must stay as it is.</param>
    void Learned(INetwork network);
}
