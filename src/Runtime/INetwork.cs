using System;
using System.IO;

namespace MlpGen;

/// <summary>
/// What every generated network can do, so that trainers, savers and tools are written once.
/// Rows are row-major: a batch of r rows is r × <see cref="InputSize"/> floats, one row after the other.
/// </summary>
/// <remarks>
/// Everything but <see cref="SetParameters"/>, <see cref="Initialize"/> and <c>LoadFrom</c> may run on any number of threads at
/// once, as long as none changes the parameters. After one call per thread, nothing up to <see cref="SetParameters"/> allocates.
/// A span whose length does not fit throws <see cref="ArgumentException"/> before anything is written. A destination may coincide
/// exactly with the inputs where the sizes match; any other overlap throws.
/// </remarks>
public interface INetwork
{
    /// <summary>The number of inputs of one row.</summary>
    int InputSize { get; }

    /// <summary>The number of outputs of one row.</summary>
    int OutputSize { get; }

    /// <summary>The number of weights and biases.</summary>
    int ParameterCount { get; }

    /// <summary>Inputs, hidden layers, outputs.</summary>
    ReadOnlySpan<int> LayerSizes { get; }

    /// <summary>One activation for each layer after the inputs.</summary>
    ReadOnlySpan<Activation> Activations { get; }

    /// <summary>What training makes small.</summary>
    Loss Loss { get; }

    /// <summary>Computes the outputs of one row or many. Zero rows do nothing.</summary>
    /// <param name="inputs">rows × <see cref="InputSize"/>.</param>
    /// <param name="outputs">rows × <see cref="OutputSize"/>, overwritten.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans overlap without coinciding.</exception>
    void Forward(ReadOnlySpan<float> inputs, Span<float> outputs);

    /// <summary>The index of the largest output for one row, the lowest on a tie; with one output, 1 where it is ≥ ½, else 0.</summary>
    /// <param name="input"><see cref="InputSize"/> floats.</param>
    /// <exception cref="ArgumentException">The length does not fit.</exception>
    int Classify(ReadOnlySpan<float> input);

    /// <summary>Classifies many rows.</summary>
    /// <param name="inputs">rows × <see cref="InputSize"/>.</param>
    /// <param name="classes">One class a row, overwritten.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    void Classify(ReadOnlySpan<float> inputs, Span<int> classes);

    /// <summary>The mean loss over the rows.</summary>
    /// <param name="inputs">rows × <see cref="InputSize"/>, at least one row.</param>
    /// <param name="targets">rows × <see cref="OutputSize"/>.</param>
    /// <exception cref="ArgumentException">A length does not fit, or there is no row.</exception>
    float ComputeLoss(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets);

    /// <summary>The mean loss over the rows and its gradient.</summary>
    /// <param name="inputs">rows × <see cref="InputSize"/>, at least one row.</param>
    /// <param name="targets">rows × <see cref="OutputSize"/>.</param>
    /// <param name="gradient"><see cref="ParameterCount"/> floats in the order of <see cref="GetParameters"/>, overwritten.</param>
    /// <returns>The mean loss.</returns>
    /// <exception cref="ArgumentException">A length does not fit, there is no row, or spans overlap.</exception>
    float ComputeGradient(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> gradient);

    /// <summary>The vector–Jacobian product: carries gradients at the outputs back to parameters and inputs.</summary>
    /// <param name="inputs">rows × <see cref="InputSize"/>.</param>
    /// <param name="outputGradients">rows × <see cref="OutputSize"/>: ∂E/∂a for what <see cref="Forward"/> returns, after Softmax or Sigmoid.</param>
    /// <param name="gradient"><see cref="ParameterCount"/> floats, overwritten with the sum over the rows; or empty.</param>
    /// <param name="inputGradients">rows × <see cref="InputSize"/>, overwritten with ∂E/∂x of each row; or empty.</param>
    /// <exception cref="ArgumentException">A length does not fit, or spans overlap.</exception>
    void Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputGradients, Span<float> gradient, Span<float> inputGradients);

    /// <summary>Copies all parameters: layer by layer, the weights row-major [output][input], then the biases [output].</summary>
    /// <param name="destination"><see cref="ParameterCount"/> floats.</param>
    /// <exception cref="ArgumentException">The length does not fit.</exception>
    void GetParameters(Span<float> destination);

    /// <summary>Replaces all parameters; the order is that of <see cref="GetParameters"/>.</summary>
    /// <param name="source"><see cref="ParameterCount"/> floats.</param>
    /// <exception cref="ArgumentException">The length does not fit.</exception>
    /// <exception cref="InvalidOperationException">A loss of yours calls it within a step of this network. Nor can it initialize or load the network there.</exception>
    void SetParameters(ReadOnlySpan<float> source);

    /// <summary>
    /// Draws new weights, the same for the same seed on every machine, and sets the biases to zero: uniform within
    /// ±√(6/fan-in) (He et al. 2015) for Relu layers, ±√(6/(fan-in + fan-out)) (Glorot and Bengio 2010) for the others.
    /// </summary>
    /// <param name="seed">Any number.</param>
    void Initialize(int seed);

    /// <summary>Writes the network to a safetensors file; an existing file is replaced only once the new one is whole.</summary>
    /// <param name="path">The file.</param>
    void Save(string path);

    /// <summary>Writes the network to a stream in the safetensors format.</summary>
    /// <param name="stream">A stream that can be written.</param>
    void Save(Stream stream);

    /// <summary>Reads parameters from a safetensors file of a network with the same layers. On an error nothing is changed.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">The file is damaged or holds another network.</exception>
    void LoadFrom(string path);

    /// <summary>Reads parameters from a stream in the safetensors format. On an error nothing is changed.</summary>
    /// <param name="stream">A stream that can be read; reading ends with its end.</param>
    /// <exception cref="InvalidDataException">The data is damaged or holds another network.</exception>
    void LoadFrom(Stream stream);

    /// <summary>Makes a trainer that changes the parameters of this network.</summary>
    /// <param name="optimizer">The settings of the learning rule; the trainer keeps its state.</param>
    Trainer CreateTrainer(Optimizer optimizer);

    /// <summary>Makes a trainer that changes the parameters of this network.</summary>
    /// <param name="optimizer">The settings of the learning rule; the trainer keeps its state.</param>
    /// <param name="options">On how many threads it works.</param>
    Trainer CreateTrainer(Optimizer optimizer, TrainerOptions options);
}
