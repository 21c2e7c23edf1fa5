using System;

namespace MlpGen;

/// <summary>
/// Where <see cref="Trainer.StepFor{TSource}(TimeSpan, TSource)"/> takes its mini-batches from: the replay memory of a game, say, which
/// fills while it is played.
/// </summary>
/// <remarks>A struct is copied when it is passed, so what it changes must lie in an object that it refers to.</remarks>
public interface IBatchSource
{
    /// <summary>The most rows of a mini-batch, at least 1; the same each time.</summary>
    int BatchSize { get; }

    /// <summary>
    /// True if rows have class labels; otherwise they have targets. Labels are for <see cref="Loss.CrossEntropy"/> alone.
    /// </summary>
    bool HasLabels { get; }

    /// <summary>Writes the next mini-batch.</summary>
    /// <param name="inputs"><see cref="BatchSize"/> × <see cref="INetwork.InputSize"/>.</param>
    /// <param name="targets"><see cref="BatchSize"/> × <see cref="INetwork.OutputSize"/>; empty where rows have labels.</param>
    /// <param name="labels"><see cref="BatchSize"/>; empty where rows have targets.</param>
    /// <returns>How many rows it wrote, from the first on; 0 where there is nothing to learn from now.</returns>
    int Next(Span<float> inputs, Span<float> targets, Span<int> labels);
}
