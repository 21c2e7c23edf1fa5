using System;

namespace MlpGen;

/// <summary>
/// A source of mini-batches for <see cref="Trainer.StepFor{TSource}(TimeSpan, TSource)"/>, for example the replay memory of a game, which
/// fills up while the game is played.
/// </summary>
/// <remarks>A struct is copied when it is passed. Keep mutable state in an object that the struct refers to.</remarks>
public interface IBatchSource
{
    /// <summary>The maximum number of rows in a mini-batch. At least 1. It must always return the same value.</summary>
    int BatchSize { get; }

    /// <summary>
    /// True if the rows have labels, false if they have targets. Labels are allowed only with <see cref="Loss.CrossEntropy"/>.
    /// </summary>
    bool HasLabels { get; }

    /// <summary>Writes the next mini-batch.</summary>
    /// <param name="inputs">The destination for the inputs, <see cref="BatchSize"/> × <see cref="IInferenceNetwork.InputSize"/>.</param>
    /// <param name="targets">
    /// The destination for the targets, <see cref="BatchSize"/> × <see cref="IInferenceNetwork.OutputSize"/>. Empty if the rows have
    /// labels.
    /// </param>
    /// <param name="labels">The destination for the labels, <see cref="BatchSize"/>. Empty if the rows have targets.</param>
    /// <returns>The number of rows written, starting at the first. 0 if there is nothing to learn from at the moment.</returns>
    int Next(Span<float> inputs, Span<float> targets, Span<int> labels);
}
