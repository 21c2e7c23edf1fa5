using System;

namespace MlpGen;

/// <summary>A network with <see cref="Loss.CrossEntropy"/>: class indices may stand in place of target rows.</summary>
public interface IClassifierNetwork : INetwork
{
    /// <summary>The mean loss over the rows.</summary>
    /// <param name="inputs">rows × <see cref="INetwork.InputSize"/>, at least one row.</param>
    /// <param name="labels">One class a row, 0 … <see cref="INetwork.OutputSize"/> − 1.</param>
    /// <exception cref="ArgumentException">A length does not fit, or there is no row.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is no class.</exception>
    float ComputeLoss(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels);

    /// <summary>The mean loss over the rows and its gradient.</summary>
    /// <param name="inputs">rows × <see cref="INetwork.InputSize"/>, at least one row.</param>
    /// <param name="labels">One class a row, 0 … <see cref="INetwork.OutputSize"/> − 1.</param>
    /// <param name="gradient"><see cref="INetwork.ParameterCount"/> floats, overwritten.</param>
    /// <returns>The mean loss.</returns>
    /// <exception cref="ArgumentException">A length does not fit, there is no row, or spans overlap.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is no class.</exception>
    float ComputeGradient(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, Span<float> gradient);

    /// <summary>Makes a trainer that takes class indices as well as target rows.</summary>
    /// <param name="optimizer">The settings of the learning rule; the trainer keeps its state.</param>
    new ClassifierTrainer CreateTrainer(Optimizer optimizer);

    /// <summary>Makes a trainer that takes class indices as well as target rows.</summary>
    /// <param name="optimizer">The settings of the learning rule; the trainer keeps its state.</param>
    /// <param name="options">On how many threads it works.</param>
    new ClassifierTrainer CreateTrainer(Optimizer optimizer, TrainerOptions options);
}
