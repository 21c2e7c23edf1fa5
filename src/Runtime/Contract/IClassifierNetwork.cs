using System;

namespace MlpGen;

/// <summary>A network with <see cref="Loss.CrossEntropy"/>. It accepts class indices in place of target rows.</summary>
public interface IClassifierNetwork : INetwork, IInferenceClassifierNetwork
{
    /// <summary>Computes the mean loss over the rows and its gradient.</summary>
    /// <param name="inputs">The inputs, rows × <see cref="IInferenceNetwork.InputSize"/>. At least one row.</param>
    /// <param name="labels">The class of each row, from 0 to <see cref="IInferenceNetwork.OutputSize"/> − 1.</param>
    /// <param name="gradient">The destination, <see cref="IInferenceNetwork.ParameterCount"/> floats. Overwritten.</param>
    /// <returns>The mean loss.</returns>
    /// <exception cref="ArgumentException">A length is wrong, there are no rows, or spans overlap.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not a valid class.</exception>
    float ComputeGradient(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, Span<float> gradient);

    /// <summary>Creates a trainer that accepts class indices as well as target rows.</summary>
    /// <param name="optimizer">The settings of the learning rule. The trainer keeps the rule's state.</param>
    new ClassifierTrainer CreateTrainer(Optimizer optimizer);

    /// <summary>Creates a trainer that accepts class indices as well as target rows.</summary>
    /// <param name="optimizer">The settings of the learning rule. The trainer keeps the rule's state.</param>
    /// <param name="options">The settings of the trainer, such as the number of threads and gradient clipping.</param>
    new ClassifierTrainer CreateTrainer(Optimizer optimizer, TrainerOptions options);
}
