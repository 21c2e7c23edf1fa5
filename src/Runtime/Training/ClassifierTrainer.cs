using System;
using MlpGen.CompilerServices;

namespace MlpGen;

/// <summary>Trains a network with <see cref="Loss.CrossEntropy"/>: class indices may stand in place of target rows.</summary>
public sealed class ClassifierTrainer : Trainer
{
    /// <summary>
    /// Makes a trainer with fresh optimizer state. <see cref="IClassifierNetwork.CreateTrainer(Optimizer)"/> is the short way.
    /// </summary>
    /// <param name="network">A network with <see cref="Loss.CrossEntropy"/> that the generator wrote.</param>
    /// <param name="optimizer">The settings of the learning rule, read at every step.</param>
    /// <exception cref="ArgumentException">The network was not written by the generator.</exception>
    /// <exception cref="InvalidOperationException">The settings of the optimizer contradict each other.</exception>
    public ClassifierTrainer(IClassifierNetwork network, Optimizer optimizer)
        : this(network, optimizer, new TrainerOptions())
    {
    }

    /// <summary>
    /// Makes a trainer with fresh optimizer state. <see cref="IClassifierNetwork.CreateTrainer(Optimizer, TrainerOptions)"/> is the short
    /// way.
    /// </summary>
    /// <param name="network">A network with <see cref="Loss.CrossEntropy"/> that the generator wrote.</param>
    /// <param name="optimizer">The settings of the learning rule, read at every step.</param>
    /// <param name="options">What its steps do besides following the gradient, and on how many threads.</param>
    /// <exception cref="ArgumentException">The network was not written by the generator, or the options do not fit it.</exception>
    /// <exception cref="InvalidOperationException">The settings of the optimizer contradict each other.</exception>
    public ClassifierTrainer(IClassifierNetwork network, Optimizer optimizer, TrainerOptions options)
        : base(GeneratedNetwork.Require<ITrainableClassifier>(network), optimizer, options)
    {
    }

    /// <summary>Learns from one mini-batch. Allocates nothing once it has run with so many rows.</summary>
    /// <param name="inputs">rows × <see cref="INetwork.InputSize"/>, at least one row.</param>
    /// <param name="labels">One class a row, 0 … <see cref="INetwork.OutputSize"/> − 1.</param>
    /// <returns>
    /// The mean loss over the rows before the update. If it is NaN or ∞, nothing has changed; with options that do something to the
    /// gradient, or with dropout, it is NaN too where the gradient is not finite.
    /// </returns>
    /// <exception cref="ArgumentException">A length does not fit, or there is no row.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is no class.</exception>
    /// <exception cref="InvalidOperationException">
    /// The trainer is training, in a callback or on another thread; or the settings of the optimizer contradict each other. Nothing has
    /// changed.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The trainer is disposed of.</exception>
    /// <example>
    /// <code>
    /// var net = new Digits(seed: 42);
    /// ClassifierTrainer trainer = net.CreateTrainer(new Adam());
    /// float[] images = new float[2 * Digits.InputSize];
    /// int[] labels = { 7, 3 };
    /// float loss = trainer.Step(images, labels);
    /// </code>
    /// </example>
    public float Step(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels) => StepByLabels(inputs, labels);

    /// <summary>
    /// Learns from one mini-batch whose rows count differently: by the gradient of Σ wE / Σ w. Allocates nothing once it has run with so
    /// many rows.
    /// </summary>
    /// <param name="inputs">rows × <see cref="INetwork.InputSize"/>, at least one row.</param>
    /// <param name="labels">One class a row, 0 … <see cref="INetwork.OutputSize"/> − 1.</param>
    /// <param name="weights">
    /// w of each row, finite and at least 0, not all 0; <see cref="TrainerOptions.ClassWeights"/> are multiplied with them. A row of weight
    /// 0 must hold numbers too: 0 × NaN is NaN.
    /// </param>
    /// <returns>
    /// The weighted mean loss over the rows before the update; NaN too where it is finite and its gradient is not. If it is NaN or ∞,
    /// nothing has changed.
    /// </returns>
    /// <exception cref="ArgumentException">A length does not fit, there is no row, or no weight is above 0.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is no class, or a weight is negative or not finite.</exception>
    /// <exception cref="InvalidOperationException">
    /// The trainer is training, in a callback or on another thread; or the settings of the optimizer contradict each other. Nothing has
    /// changed.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The trainer is disposed of.</exception>
    public float Step(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<float> weights) =>
        StepByLabels(inputs, labels, weights);
}
