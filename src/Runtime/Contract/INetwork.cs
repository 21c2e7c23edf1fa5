using System;

namespace MlpGen;

/// <summary>
/// The contract of a generated network with training, which is the default: everything that <see cref="IInferenceNetwork"/> computes, and
/// gradients. Trainers and tools that use it work with any such network. With <see cref="MlpAttribute.Training"/> set to false, a class
/// implements only <see cref="IInferenceNetwork"/>.
/// </summary>
/// <remarks>
/// <c>ComputeGradient</c> and <see cref="Backward"/> can run on any number of threads at once, as long as none of the threads changes the
/// parameters. After their first call on a thread, they do not allocate memory. If the length of a span is wrong, the member throws
/// <see cref="ArgumentException"/> before it writes anything. A destination can be the same span as the inputs if the sizes match. Any
/// other overlap throws.
/// </remarks>
public interface INetwork : IInferenceNetwork
{
    /// <summary>Computes the mean loss over the rows and its gradient.</summary>
    /// <param name="inputs">The inputs, rows × <see cref="IInferenceNetwork.InputSize"/>. At least one row.</param>
    /// <param name="targets">The targets, rows × <see cref="IInferenceNetwork.OutputSize"/>.</param>
    /// <param name="gradient">
    /// The destination, <see cref="IInferenceNetwork.ParameterCount"/> floats in the order of
    /// <see cref="IInferenceNetwork.GetParameters"/>. Overwritten.
    /// </param>
    /// <returns>The mean loss.</returns>
    /// <exception cref="ArgumentException">A length is wrong, there are no rows, or spans overlap.</exception>
    /// <example>
    /// <code>
    /// var net = new Xor(seed: 1);
    /// float[] gradient = new float[Xor.ParameterCount];
    /// float loss = net.ComputeGradient(new float[] { 0, 1 }, new float[] { 1 }, gradient);
    ///
    /// // A step of gradient descent by hand.
    /// float[] parameters = new float[Xor.ParameterCount];
    /// net.GetParameters(parameters);
    /// for (int i = 0; i &lt; parameters.Length; i++)
    ///     parameters[i] -= 0.1f * gradient[i];
    /// net.SetParameters(parameters);
    /// </code>
    /// </example>
    float ComputeGradient(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> gradient);

    /// <summary>Computes the vector-Jacobian product: propagates gradients at the outputs back to the parameters and the inputs.</summary>
    /// <remarks>
    /// The order of summation depends on the topology and on whether the batch has one row or several. The input gradient of a row can
    /// therefore differ in its last bits from that of the same row in a larger batch. It does not depend on the vector width.
    /// </remarks>
    /// <param name="inputs">The inputs, rows × <see cref="IInferenceNetwork.InputSize"/>.</param>
    /// <param name="outputGradients">
    /// The gradients ∂E/∂a of the outputs that <see cref="IInferenceNetwork.Forward"/> returns (after Softmax or Sigmoid), rows ×
    /// <see cref="IInferenceNetwork.OutputSize"/>.
    /// </param>
    /// <param name="gradient">
    /// The destination for the sum over the rows, <see cref="IInferenceNetwork.ParameterCount"/> floats. Overwritten. Empty to skip it.
    /// </param>
    /// <param name="inputGradients">
    /// The destination for ∂E/∂x of each row, rows × <see cref="IInferenceNetwork.InputSize"/>. Overwritten. Empty to skip it.
    /// </param>
    /// <exception cref="ArgumentException">A length is wrong, or spans overlap.</exception>
    /// <example>
    /// <code>
    /// var net = new Xor(seed: 1);
    /// float[] sensitivity = new float[Xor.InputSize];
    /// net.Backward(new float[] { 0, 1 }, new float[] { 1 }, default, sensitivity);   // ∂a/∂x of the output, no parameter gradient
    /// </code>
    /// </example>
    void Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputGradients, Span<float> gradient, Span<float> inputGradients);

    /// <summary>Creates a trainer that updates the parameters of this network.</summary>
    /// <param name="optimizer">The settings of the learning rule. The trainer keeps the rule's state.</param>
    /// <example>
    /// <code>
    /// var net = new Xor(seed: 1);
    /// Trainer trainer = net.CreateTrainer(new Sgd { LearningRate = 10 });
    /// for (int step = 0; step &lt; 2000; step++)
    ///     trainer.Step(new float[] { 0, 0, 0, 1, 1, 0, 1, 1 }, new float[] { 0, 1, 1, 0 });
    /// </code>
    /// </example>
    Trainer CreateTrainer(Optimizer optimizer);

    /// <summary>Creates a trainer that updates the parameters of this network.</summary>
    /// <param name="optimizer">The settings of the learning rule. The trainer keeps the rule's state.</param>
    /// <param name="options">The settings of the trainer, such as the number of threads and gradient clipping.</param>
    /// <example>
    /// <code>
    /// var net = new Digits(seed: 42);
    /// using Trainer trainer = net.CreateTrainer(new AdamW(), new TrainerOptions
    /// {
    ///     DegreeOfParallelism = 2,                                   // two threads, which Dispose stops
    ///     Clipping = GradientClipping.ByNorm(1),
    /// });
    /// </code>
    /// </example>
    Trainer CreateTrainer(Optimizer optimizer, TrainerOptions options);
}
